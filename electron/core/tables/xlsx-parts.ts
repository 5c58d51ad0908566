import { posix } from 'node:path'
import { AppError } from '#shared/kernel/app-error.ts'
import { walkXml } from './xml.ts'

type Part = (name: string) => string | null
type SheetRef = Readonly<{ name: string; path: string; hidden: boolean }>
export type Workbook = Readonly<{ sheets: readonly SheetRef[]; strings: string; styles: string; since1904: boolean }>

/** The workbook part and where its other parts lie (ECMA-376 part 1 § 18.2, part 2 § 9.3). */
export function readWorkbook(part: Part): Workbook {
  const path = mainPart(part)
  const folder = posix.dirname(path)
  const xml = part(path)
  if (xml === null) throw new AppError('table_unreadable')
  const links = readLinks(part(`${folder}/_rels/${posix.basename(path)}.rels`) ?? '', folder)
  const sheets: SheetRef[] = []
  let since1904 = false
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute('date1904'))
      if (name !== 'sheet') return
      const target = links.byId.get(attribute('r:id'))
      if (target)
        sheets.push({ name: attribute('name'), path: target, hidden: !['', 'visible'].includes(attribute('state')) })
    },
  })
  return {
    sheets,
    since1904,
    strings: links.byType.get('sharedStrings') ?? `${folder}/sharedStrings.xml`,
    styles: links.byType.get('styles') ?? `${folder}/styles.xml`,
  }
}

function mainPart(part: Part): string {
  return readLinks(part('_rels/.rels') ?? '', '').byType.get('officeDocument') ?? 'xl/workbook.xml'
}

function readLinks(xml: string, folder: string) {
  const byId = new Map<string, string>()
  const byType = new Map<string, string>()
  if (xml === '') return { byId, byType }
  walkXml(xml, {
    open: (name, attribute) => {
      if (name !== 'Relationship') return
      // What lies outside of the file is not fetched and not obeyed.
      if (attribute('TargetMode') === 'External') return
      const target = attribute('Target')
      const path = target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(folder, target))
      byId.set(attribute('Id'), path)
      byType.set(attribute('Type').split('/').at(-1) ?? '', path)
    },
  })
  return { byId, byType }
}

/** § 18.4.9; phonetic readings (§ 18.4.6) are no part of a text. */
export function readSharedStrings(xml: string): string[] {
  if (xml === '') return []
  const strings: string[] = []
  let current: string | null = null
  let inText = false
  let inPhonetic = false
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = true
    },
    text: (value) => {
      if (inText && !inPhonetic && current !== null) current += value
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si' && current !== null) {
        strings.push(current)
        current = null
      }
    },
  })
  return strings
}

// § 18.8.30: the built-in formats that show a day.
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Which cell styles show a day (§ 18.8): index of `cellXfs` → yes or no. */
export function readStyles(xml: string): boolean[] {
  if (xml === '') return []
  const own = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCells = false
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'cellXfs') inCells = true
      else if (name === 'numFmt') own.set(Number(attribute('numFmtId')), showsDay(attribute('formatCode')))
      else if (name === 'xf' && inCells) {
        const format = Number(attribute('numFmtId'))
        styles.push(own.get(format) ?? DATE_FORMATS.has(format))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

/** Letters of days and years outside of quotes, brackets and escapes. */
const showsDay = (code: string): boolean => /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
