import { stdout } from 'node:process'
import { openOffice } from './bundle-bed.ts'

// A program that may be killed at any moment: `bundle-child.ts <data folder> <bundle>`. One line for each thing that is done.
const [dataDir = '', path = ''] = process.argv.slice(2)
const say = (line: string) => stdout.write(`${line}\n`)
const office = await openOffice({ dataDir })
const { ticket } = await office.look(path)
say('opened')
for await (const { stage, received } of await office.api.bundles.receive({ ticket, confirmSender: true })) {
  say(received ? 'received' : stage)
}
await office.dispose()
say('done')
