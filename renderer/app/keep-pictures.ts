/**
 * The browser's own menu would put a picture of evidence on the clipboard, past the search for reporter data and past the
 * log: pictures, pages of documents and recordings have no such menu. They leave by the export, which is recorded.
 */
export function keepPictures(target: Pick<Document, 'addEventListener'>): void {
  target.addEventListener('contextmenu', (event: Event) => {
    if (event.target instanceof Element && event.target.closest('img, canvas, video, audio')) event.preventDefault()
  })
}
