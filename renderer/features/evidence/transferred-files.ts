import { type Given, type WalkEntry, walkEntries } from './folder-walk.ts'

export const hasFiles = ({ types }: DataTransfer): boolean => types.includes('Files')

/** Files and folders of a drop. Entries must be taken before the first await: the browser empties the list after. */
export function droppedFiles(transfer: DataTransfer): Given {
  const entries = [...transfer.items].flatMap((item) =>
    item.kind === 'file' ? ((item.webkitGetAsEntry() as WalkEntry | null) ?? []) : [],
  )
  return entries.length > 0 ? (options) => walkEntries(entries, options) : already([...transfer.files])
}

/** Files at hand. */
export const already =
  (files: readonly File[]): Given =>
  async () => ({ files, unreadable: [] })

/** Files of a paste. Screenshots all come as `image.png`: the time of pasting tells them apart. */
export const pastedFiles = (transfer: DataTransfer, now: Date): File[] =>
  [...transfer.files].map((file) => (/^image\.\w+$/.test(file.name) ? renamed(file, now) : file))

function renamed(file: File, now: Date): File {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  const time = `${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`
  const ending = file.name.slice(file.name.lastIndexOf('.'))
  return new File([file], `Tempelan ${day} ${time}${ending}`, { type: file.type, lastModified: file.lastModified })
}
