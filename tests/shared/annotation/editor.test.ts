import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bringToFront,
  duplicate,
  neighbour,
  nudge,
  removeShapes,
  savableShapes,
  stretch,
} from '#shared/annotation/commands.ts'
import { type Editor, type EditorAction, reduce, startEditor } from '#shared/annotation/editor.ts'
import { sweepOf, type Tool } from '#shared/annotation/gesture.ts'
import { canUndo } from '#shared/annotation/history.ts'
import { type Shape, shapeSchema, shapesSchema } from '#shared/annotation/shape.ts'
import { stepsOf } from '#shared/annotation/steps.ts'
import { lengthsFor } from '#shared/annotation/style.ts'
import { aShape, aShapeId } from '#tests/support/shapes.ts'

const PICTURE = { width: 1000, height: 800 }

/** Drives the editor as a hand would, through the actions the page sends. */
function aHand(start: readonly Shape[] = []) {
  let editor: Editor = startEditor(start, PICTURE)
  const send = (action: EditorAction) => {
    editor = reduce(editor, action)
    return hand
  }
  const pointer =
    (type: 'down' | 'move' | 'up') =>
    (x: number, y: number, shift = false) =>
      send({ type: 'point', input: { type, at: { x, y }, shift }, reach: 6, freshId: aShapeId() })
  const hand = {
    send,
    down: pointer('down'),
    move: pointer('move'),
    up: pointer('up'),
    tool: (tool: Tool) => send({ type: 'tool', tool }),
    drag: (from: [number, number], to: [number, number], shift = false) =>
      hand
        .down(...from, shift)
        .move((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, shift)
        .move(...to, shift)
        .up(...to, shift),
    type: (text: string) => send({ type: 'type', id: editor.typing ?? '', text }),
    get editor() {
      return editor
    },
    get shapes() {
      return [...editor.history.records.values()]
    },
    get only() {
      expect(editor.history.records.size).toBe(1)
      return [...editor.history.records.values()][0] as Shape
    },
  }
  return hand
}

describe('drawing', () => {
  test.each(['box', 'ellipse', 'highlight', 'redaction'] as const)('a %s from corner to corner is one step', (tool) => {
    const hand = aHand().tool(tool).drag([100, 100], [40, 60])
    expect(hand.only).toMatchObject({ kind: tool, x: 40, y: 60, w: 60, h: 40 })
    expect(hand.editor.history.undos).toHaveLength(1)
    expect(hand.send({ type: 'undo' }).shapes).toEqual([])
    expect(hand.send({ type: 'redo' }).only).toMatchObject({ w: 60 })
  })

  test('a frame becomes selected; a marker and a redaction keep their tool', () => {
    const box = aHand().tool('box').drag([10, 10], [90, 90])
    expect(box.editor.tool).toBe('select')
    expect(box.editor.selection.size).toBe(1)
    expect(aHand().tool('redaction').drag([10, 10], [90, 90]).editor.tool).toBe('redaction')
    expect(aHand().tool('pen').drag([10, 10], [90, 90]).editor.tool).toBe('pen')
  })

  test('Shift makes a square, and a straight arrow', () => {
    expect(aHand().tool('box').drag([100, 100], [150, 120], true).only).toMatchObject({ w: 50, h: 50 })
    expect(aHand().tool('arrow').drag([100, 100], [200, 104], true).only).toMatchObject({ to: { y: 100 } })
  })

  test('a click makes no frame and no undo step', () => {
    const hand = aHand().tool('box').down(50, 50).up(51, 51)
    expect(hand.shapes).toEqual([])
    expect(hand.editor.history.undos).toHaveLength(0)
  })

  test('new marks stay inside the picture', () => {
    const hand = aHand().tool('redaction').drag([900, 700], [5000, -50])
    expect(hand.only).toMatchObject({ x: 900, y: 0, w: 100, h: 700 })
    expect(aHand().tool('step').down(-300, 5000).up(-300, 5000).only).toMatchObject({ x: 0, y: 800 })
  })

  test('a pen follows the pointer and thins out what lies together', () => {
    const hand = aHand().tool('pen').down(10, 10).move(10.2, 10).move(30, 40).move(60, 10).up(60, 10)
    expect(hand.only).toMatchObject({
      kind: 'pen',
      points: [
        { x: 10, y: 10 },
        { x: 30, y: 40 },
        { x: 60, y: 10 },
      ],
    })
  })

  test('a red marker would hide red letters: it is yellow', () => {
    expect(aHand().tool('highlight').drag([0, 0], [50, 50]).only).toMatchObject({ ink: 'yellow' })
    expect(aHand().send({ type: 'ink', ink: 'green' }).tool('highlight').drag([0, 0], [50, 50]).only).toMatchObject({
      ink: 'green',
    })
  })

  test('Escape and a lost pointer drop the mark in the making', () => {
    for (const type of ['escape', 'lostPointer'] as const) {
      const hand = aHand().tool('ellipse').down(10, 10).move(200, 200).send({ type })
      expect(hand.shapes).toEqual([])
      expect(hand.move(300, 300).up(300, 300).shapes).toEqual([])
    }
  })
})

describe('text', () => {
  test('a click opens it; stopping keeps it as one undo step', () => {
    const hand = aHand().tool('text').down(50, 60).up(50, 60)
    const id = hand.editor.typing as string
    hand.type('Simbol').type('Simbol dua jari\ndi unggahan')
    expect(hand.editor.history.undos).toHaveLength(0)
    hand.send({ type: 'stopTyping', id })
    expect(hand.only).toMatchObject({ text: 'Simbol dua jari\ndi unggahan', x: 50, y: 60 })
    expect(hand.editor.history.undos).toHaveLength(1)
    expect(hand.editor.tool).toBe('select')
  })

  test.each(['escape', 'undo'] as const)('%s and a click elsewhere never lose what was typed', (type) => {
    const escaped = aHand().tool('text').down(50, 60).up(50, 60).type('Ajakan').send({ type: 'escape' })
    expect(escaped.only).toMatchObject({ text: 'Ajakan' })
    const clicked = aHand().tool('text').down(50, 60).up(50, 60).type('Ajakan').down(700, 700).up(700, 700)
    expect(clicked.only).toMatchObject({ text: 'Ajakan' })
    expect(clicked.editor.typing).toBe(null)
    expect(clicked.send({ type }).send({ type: 'redo' }).shapes).toHaveLength(1)
  })

  test('left empty it was never there', () => {
    const hand = aHand().tool('text').down(50, 60).up(50, 60).type('  ').send({ type: 'escape' })
    expect(hand.shapes).toEqual([])
    expect(hand.editor.history.undos).toHaveLength(0)
  })

  test('an empty text is not saved while it is being typed', () => {
    const hand = aHand([aShape('box')])
      .tool('text')
      .down(500, 60)
    expect(hand.shapes).toHaveLength(2)
    expect(savableShapes(hand.editor.history.records)).toHaveLength(1)
  })

  test('a double click and the text tool open an existing one', () => {
    const text = aShape('text')
    expect(aHand([text]).send({ type: 'doublePoint', at: { x: 20, y: 30 }, reach: 5 }).editor.typing).toBe(text.id)
    expect(aHand([text]).tool('text').down(20, 30).editor.typing).toBe(text.id)
    expect(aHand([aShape('box')]).send({ type: 'doublePoint', at: { x: 10, y: 30 }, reach: 5 }).editor.typing).toBe(
      null,
    )
  })

  test('the end of another text does not end this one', () => {
    const hand = aHand([aShape('text')])
      .tool('text')
      .down(500, 500)
    const now = hand.editor.typing
    expect(hand.send({ type: 'stopTyping', id: 'another' }).editor.typing).toBe(now)
  })
})

describe('selecting and moving', () => {
  const first = aShape('box', { x: 100, y: 100, w: 50, h: 50 })
  const second = aShape('box', { x: 300, y: 300, w: 50, h: 50 })

  test('a drag moves all that is selected, in one step', () => {
    const hand = aHand([first, second]).send({ type: 'selectAll' }).drag([100, 120], [110, 140])
    expect(hand.shapes.map((shape) => shape.kind === 'box' && [shape.x, shape.y])).toEqual([
      [110, 120],
      [310, 320],
    ])
    expect(hand.editor.history.undos).toHaveLength(1)
  })

  test('a trembling hand moves nothing', () => {
    const hand = aHand([first]).down(100, 120).move(101, 121).up(101, 121)
    expect(hand.editor.history.undos).toHaveLength(0)
    expect([...hand.editor.selection]).toEqual([first.id])
  })

  test('Shift-click adds and takes away; a plain click selects one of many', () => {
    const hand = aHand([first, second]).down(100, 120).up(100, 120).down(300, 320, true).up(300, 320, true)
    expect(hand.editor.selection.size).toBe(2)
    expect(hand.down(300, 320, true).up(300, 320, true).editor.selection.size).toBe(1)
    expect([...hand.send({ type: 'selectAll' }).down(300, 320).up(300, 320).editor.selection]).toEqual([second.id])
  })

  test('a sweep selects what it touches', () => {
    const hand = aHand([first, second]).down(80, 80).move(160, 160)
    expect(sweepOf(hand.editor.gesture)).toEqual({ x: 80, y: 80, w: 80, h: 80 })
    expect([...hand.up(160, 160).editor.selection]).toEqual([first.id])
    expect(hand.down(700, 700).up(700, 700).editor.selection.size).toBe(0)
  })

  test('handles of a single selection resize it', () => {
    const hand = aHand([first])
      .send({ type: 'select', ids: [first.id] })
      .drag([150, 150], [200, 260])
    expect(hand.only).toMatchObject({ x: 100, y: 100, w: 100, h: 160 })
    const arrow = aShape('arrow')
    const pulled = aHand([arrow])
      .send({ type: 'select', ids: [arrow.id] })
      .drag([110, 80], [400, 90])
    expect(pulled.only).toMatchObject({ from: { x: 10, y: 20 }, to: { x: 400, y: 90 } })
  })

  test('Shift drags straight', () => {
    const hand = aHand([first])
      .send({ type: 'select', ids: [first.id] })
      .down(113, 100)
      .move(193, 110)
      .up(193, 110, true)
    expect(hand.only).toMatchObject({ x: 180, y: 100 })
  })

  test('Escape deselects, then leaves the tool', () => {
    const hand = aHand([first]).send({ type: 'selectAll' }).send({ type: 'escape' })
    expect(hand.editor.selection.size).toBe(0)
    expect(hand.tool('pen').send({ type: 'escape' }).editor.tool).toBe('select')
  })

  test('what is undone away is no longer selected', () => {
    const hand = aHand().tool('box').drag([10, 10], [90, 90]).send({ type: 'undo' })
    expect(hand.editor.selection.size).toBe(0)
  })
})

describe('step numbers', () => {
  const numbers = (hand: ReturnType<typeof aHand>) => stepsOf(hand.editor.history.records).map((step) => step.number)
  const three = () => {
    const hand = aHand().tool('step')
    for (const x of [100, 300, 500]) hand.down(x, 100).up(x, 100)
    return hand
  }

  test('rise by themselves and close their gap in the same undo step', () => {
    const hand = three()
    expect(numbers(hand)).toEqual([1, 2, 3])
    const middle = hand.shapes[1]?.id as string
    hand.send({ type: 'select', ids: [middle] }).send({ type: 'change', change: removeShapes })
    expect(numbers(hand)).toEqual([1, 2])
    hand.send({ type: 'undo' })
    expect(numbers(hand)).toEqual([1, 2, 3])
    expect(hand.editor.history.records.get(middle)).toMatchObject({ number: 2 })
  })

  test('copies go to the end', () => {
    const hand = three().send({ type: 'selectAll' })
    const change = (records: Parameters<typeof duplicate>[0], selection: ReadonlySet<string>) =>
      duplicate(records, selection, aShapeId)
    hand.send({ type: 'change', selectNew: true, change })
    expect(numbers(hand)).toEqual([1, 2, 3, 4, 5, 6])
    expect(hand.editor.selection.size).toBe(3)
  })
})

describe('commands', () => {
  test('colour and thickness change what is selected, and what is drawn next', () => {
    const hand = aHand([aShape('box'), aShape('redaction')])
      .send({ type: 'selectAll' })
      .send({ type: 'ink', ink: 'blue' })
    hand.send({ type: 'thickness', thickness: 'thick' })
    expect(hand.shapes[0]).toMatchObject({ ink: 'blue', stroke: lengthsFor(PICTURE, 'thick').stroke })
    expect(hand.shapes[1]).not.toHaveProperty('ink')
    expect(hand.tool('arrow').drag([500, 500], [600, 600]).shapes[2]).toMatchObject({ ink: 'blue' })
  })

  test('the keyboard inserts, nudges, stretches and walks', () => {
    for (const tool of ['box', 'ellipse', 'arrow', 'pen', 'highlight', 'step', 'redaction'] as const) {
      const hand = aHand()
        .tool(tool)
        .send({ type: 'insert', at: { x: 500, y: 400 }, freshId: aShapeId() })
      expect(shapeSchema.safeParse(hand.only).success).toBe(true)
      const before = JSON.stringify(hand.only)
      hand.send({ type: 'change', change: (records, chosen) => nudge(records, chosen, [10, 0]) })
      expect(JSON.stringify(hand.only)).not.toBe(before)
      hand.send({ type: 'change', change: (records, chosen) => stretch(records, chosen, [-5000, -5000]) })
      expect(shapeSchema.safeParse(hand.only).success).toBe(true)
    }
    const text = aHand()
      .tool('text')
      .send({ type: 'insert', at: { x: 5, y: 5 }, freshId: aShapeId() })
    expect(text.type('Isi').send({ type: 'escape' }).only).toMatchObject({ text: 'Isi' })
    const [one, two] = [aShape('box'), aShape('box')]
    const { records } = aHand([one, two]).editor.history
    expect(neighbour(records, new Set(), 1)).toBe(one.id)
    expect(neighbour(records, new Set([one.id]), 1)).toBe(two.id)
    expect(neighbour(records, new Set([one.id]), -1)).toBe(two.id)
    expect(neighbour(new Map(), new Set(), 1)).toBe(null)
  })

  test('to the front, and replaced as one step', () => {
    const [back, front] = [aShape('box'), aShape('box')]
    const hand = aHand([back, front])
      .send({ type: 'select', ids: [back.id] })
      .send({ type: 'change', change: bringToFront })
    expect(savableShapes(hand.editor.history.records).at(-1)?.id).toBe(back.id)
    hand.send({ type: 'replace', shapes: [aShape('step')] })
    expect(hand.only.kind).toBe('step')
    expect(hand.send({ type: 'undo' }).shapes).toHaveLength(2)
  })
})

const tools = fc.constantFrom<Tool>(
  'select',
  'box',
  'ellipse',
  'arrow',
  'pen',
  'highlight',
  'text',
  'step',
  'redaction',
)
const place = fc.integer({ min: -50, max: 1050 })
const actions = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('tool' as const), tool: tools }),
    fc.record({
      do: fc.constantFrom('down' as const, 'move' as const, 'up' as const),
      x: place,
      y: place,
      shift: fc.boolean(),
    }),
    fc.record({
      do: fc.constantFrom('escape' as const, 'undo' as const, 'redo' as const, 'selectAll' as const, 'remove' as const),
    }),
    fc.record({ do: fc.constant('type' as const), text: fc.string({ maxLength: 12 }) }),
  ),
  { maxLength: 50 },
)

type Move = typeof actions extends fc.Arbitrary<(infer M)[]> ? M : never

function perform(hand: ReturnType<typeof aHand>, move: Move) {
  if (move.do === 'tool') return hand.tool(move.tool)
  if (move.do === 'type') return hand.type(move.text)
  if (move.do === 'remove') return hand.send({ type: 'change', change: removeShapes })
  return 'x' in move ? hand[move.do](move.x, move.y, move.shift) : hand.send({ type: move.do })
}

function undoAll(hand: ReturnType<typeof aHand>) {
  while (canUndo(hand.editor.history)) hand.send({ type: 'undo' })
}

test('any hand: all undone is the start, step numbers have no gaps, what is savable is valid', () => {
  fc.assert(
    fc.property(actions, (moves) => {
      const start = [aShape('box'), aShape('step'), aShape('text')]
      const hand = aHand(start)
      for (const move of moves) {
        const { records } = perform(hand, move).editor.history
        const numbers = stepsOf(records).map((step) => step.number)
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
        expect(shapesSchema.safeParse(savableShapes(records)).success).toBe(true)
      }
      undoAll(hand)
      expect(new Map(hand.editor.history.records)).toEqual(new Map(start.map((shape) => [shape.id, shape])))
    }),
    { numRuns: 150 },
  )
})
