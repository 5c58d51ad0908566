import { expect, test } from './fixtures.ts'
import { doorOf } from './page-models/door.ts'

test('a file let go where nothing takes it changes nothing', async ({ app }) => {
  await app.getByRole('button', { name: 'Buat brankas baru' }).click()
  await doorOf(app).fillCreate({ owner: 'Wening Prabasari', secret: 'empat kata tanpa hubungan' })
  const taken = await app.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['x'], 'x.txt'))
    const fire = (type: string) =>
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    return [fire('dragover'), fire('drop')]
  })
  // What the page cancels, the browser does not open in its place.
  expect(taken).toEqual([false, false])
  await expect(app.getByLabel('Nama Anda')).toHaveValue('Wening Prabasari')
})
