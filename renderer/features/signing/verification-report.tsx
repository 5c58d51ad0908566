import { Alert, List, Paper, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHelp, IconX } from '@tabler/icons-react'
import { DateText } from '#renderer/ui/date-text.tsx'
import type { SignatureReport, Statement, VerificationReport } from '#shared/signing/model.ts'
import classes from './signing.module.css'
import { verdictOf } from './verdict.ts'
import { verificationWords as words } from './verification-words.ts'

/** The verdict on a file with its reasons, then four separate statements per signature: never one green tick. */
export function VerificationReportView({ report }: { report: VerificationReport }) {
  return (
    <Stack gap="sm" className={classes.report}>
      <Verdict report={report} />
      {report.unsigned.length > 0 && (
        <Alert color="orange" variant="light" title={words.unsigned} icon={<IconAlertTriangle aria-hidden />}>
          <List size="sm">
            {report.unsigned.map(({ field, label }) => (
              <List.Item key={field}>{label || field}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      {report.signatures.length === 0 && <Text>{words.noSignatures}</Text>}
      {report.signatures.map((signature, index) => (
        <SignatureStatements key={signature.facts.field} index={index + 1} signature={signature} />
      ))}
      {report.signatures.length > 0 && (
        <dl className={classes.statements}>
          <StatementRow label={words.later} statement={report.laterChanges} />
        </dl>
      )}
      {!report.trustChecked && report.signatures.length > 0 && <Text size="sm">{words.trustNotChecked}</Text>}
      <Text size="xs" c="dimmed" className={classes.mono}>
        {words.sha256}: {report.sha256}
      </Text>
    </Stack>
  )
}

const VERDICTS = {
  acceptable: { color: 'green', title: words.acceptable, icon: IconCheck },
  waiting: { color: 'orange', title: words.incomplete, icon: IconAlertTriangle },
  refused: { color: 'red', title: words.notAcceptable, icon: IconX },
} as const

function Verdict({ report }: { report: VerificationReport }) {
  const verdict = verdictOf(report)
  const { color, title, icon: Icon } = VERDICTS[verdict]
  return (
    <Alert color={color} variant="light" title={title} icon={<Icon aria-hidden />} role="status">
      {report.summary}
      {verdict === 'refused' && report.reasons.length > 0 && (
        <>
          <Text size="sm" fw={600} mt="xs">
            {words.reasons}
          </Text>
          <List size="sm">
            {report.reasons.map((reason) => (
              <List.Item key={reason}>{reason}</List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  )
}

function SignatureStatements({ index, signature }: { index: number; signature: SignatureReport }) {
  const { facts } = signature
  const name = facts.certificate?.commonName || facts.label || words.unnamed
  return (
    <Paper p="sm" component="section" aria-label={words.signatureOf(index, name)}>
      <Title order={4} mb="xs">
        {words.signatureOf(index, name)}
      </Title>
      <dl className={classes.statements}>
        <StatementRow label={words.content} statement={signature.content} />
        <StatementRow label={words.signer} statement={signature.signer} />
        <StatementRow label={words.certificate} statement={signature.certificate} />
        <StatementRow label={words.revocation} statement={signature.revocation} />
      </dl>
      {facts.claimedAt && (
        <Text size="xs" c="dimmed" mt="xs">
          {words.claimed}: <DateText at={facts.claimedAt} />
        </Text>
      )}
    </Paper>
  )
}

const ANSWERS = {
  true: { icon: IconCheck, label: words.yes, color: 'var(--mantine-color-green-light-color)' },
  false: { icon: IconX, label: words.no, color: 'var(--mantine-color-error)' },
  null: { icon: IconHelp, label: words.unknown, color: 'var(--mantine-color-dimmed)' },
} as const

function StatementRow({ label, statement: { ok, sentence } }: { label: string; statement: Statement }) {
  const answer = ANSWERS[`${ok}`]
  return (
    <div className={classes.statement}>
      <dt>{label}</dt>
      <dd className={classes.answer} style={{ color: answer.color }}>
        <answer.icon size={14} aria-hidden /> {answer.label}
      </dd>
      <dd className={classes.sentence}>{sentence}</dd>
    </div>
  )
}
