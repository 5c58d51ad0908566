import { Menu, type MenuItemConstructorOptions } from 'electron'

const edit: MenuItemConstructorOptions[] = [
  { label: 'Urungkan', role: 'undo' },
  { label: 'Ulangi', role: 'redo' },
  { type: 'separator' },
  { label: 'Potong', role: 'cut' },
  { label: 'Salin', role: 'copy' },
  { label: 'Tempel', role: 'paste' },
  { label: 'Pilih semua', role: 'selectAll' },
]
const view: MenuItemConstructorOptions[] = [
  { label: 'Perbesar', role: 'zoomIn' },
  { label: 'Perkecil', role: 'zoomOut' },
  { label: 'Ukuran semula', role: 'resetZoom' },
  { type: 'separator' },
  { label: 'Layar penuh', role: 'togglefullscreen' },
]

/** The window's menu; without it the copy and paste keys do not work on every system. */
export function installMenu(development: boolean): void {
  const tools: MenuItemConstructorOptions[] = development ? [{ label: 'Alat pengembang', role: 'toggleDevTools' }] : []
  const template: MenuItemConstructorOptions[] = [
    { label: 'Berkas', submenu: [{ label: 'Keluar', role: 'quit' }] },
    { label: 'Sunting', submenu: edit },
    { label: 'Tampilan', submenu: [...view, ...tools] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
