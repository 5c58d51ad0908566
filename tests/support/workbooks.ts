import { crc32, deflateRawSync } from 'node:zlib'

type Part = Readonly<{
  name: string
  text: string | Buffer /** What the directory says it unpacks to, if it lies. */
  claims?: number
  encrypted?: boolean
}>

/** A ZIP of these parts (APPNOTE.TXT), deflated; sizes may lie. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, text, claims, encrypted = false } of parts) {
    const bytes = Buffer.from(text)
    const packed = deflateRawSync(bytes)
    const facts = Buffer.alloc(20)
    facts.writeUInt16LE(encrypted ? 1 : 0, 0)
    facts.writeUInt16LE(8, 2)
    facts.writeUInt32LE(crc32(bytes), 8)
    facts.writeUInt32LE(packed.length, 12)
    facts.writeUInt32LE(claims ?? bytes.length, 16)
    const label = Buffer.from(name)
    const lengths = Buffer.from([label.length & 255, label.length >> 8, 0, 0])
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), facts, lengths, label, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    const head = Buffer.from('PK\u0001\u0002\u0014\u0000\u0014\u0000', 'latin1')
    entries.push(Buffer.concat([head, facts, lengths.subarray(0, 2), Buffer.alloc(2), rest, label]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, directory, end])
}

type Cell = string | number | Readonly<{ xml: string }>

const cellXml = (cell: Cell, at: string): string =>
  typeof cell === 'object'
    ? cell.xml.replace('<c', `<c r="${at}"`)
    : typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`

/** A workbook as Excel writes it, but for what a test wants to be wrong with it. */
export function workbookOf(
  rows: readonly (readonly Cell[])[],
  over: Readonly<{ merges?: readonly string[]; extra?: readonly Part[]; sheet?: string }> = {},
): Buffer {
  const data = rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, `${String.fromCharCode(65 + at)}${row + 1}`)).join('')}</row>`,
    )
    .join('')
  const merges = over.merges?.length
    ? `<mergeCells>${over.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
    : ''
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return zipOf([
    {
      name: '_rels/.rels',
      text: `<Relationships><Relationship Id="r" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      text: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      text: `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      text: over.sheet ?? `<worksheet xmlns="${main}"><sheetData>${data}</sheetData>${merges}</worksheet>`,
    },
    ...(over.extra ?? []),
  ])
}
