/// <reference path="./saxen.d.ts" />
import { Parser } from 'saxen'
import { AppError } from '#shared/kernel/app-error.ts'

type Handlers = Readonly<{
  /** `name` without its prefix. */
  open?: (name: string, attribute: (name: string) => string) => void
  close?: (name: string) => void
  text?: (value: string) => void
}>

/** Walks well-formed XML. Throws AppError `table_unreadable` at the first fault and at any declaration. */
export function walkXml(xml: string, { open, close, text }: Handlers): void {
  const parser = new Parser()
  const fail = (cause?: unknown) => {
    throw new AppError('table_unreadable', undefined, { cause })
  }
  parser.on('openTag', (name, attributes, decode) => {
    open?.(bare(name), (wanted) => {
      const value = attributes()[wanted]
      return value === undefined ? '' : decode(value)
    })
  })
  parser.on('closeTag', (name) => close?.(bare(name)))
  parser.on('text', (value, decode) => text?.(decode(value)))
  parser.on('cdata', (value) => text?.(value))
  parser.on('attention', () => fail())
  parser.on('error', fail)
  parser.on('warn', () => {})
  parser.parse(xml)
}

const bare = (name: string) => name.slice(name.indexOf(':') + 1)
