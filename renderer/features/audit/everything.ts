/** Features whose commits move the head: all that write. */
export const EVERYTHING: string[] = [
  'vault',
  'settings',
  'draft',
  'report',
  'case',
  'evidence',
  'annotation',
  'interview',
  'exchange',
  'document',
  'signature',
  'identity',
  'user',
  'rule',
  'backup',
]
