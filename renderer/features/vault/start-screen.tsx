import { useState } from 'react'
import { StartRestore } from '#renderer/features/backup/start-restore.tsx'
import { useCoreMutation } from '#renderer/rpc/use-core.ts'
import { Loading } from '#renderer/ui/loading.tsx'
import type { VaultStatus } from '#shared/vault/model.ts'
import { CreateForm } from './create-form.tsx'
import { Door } from './door.tsx'
import { RecoverForm } from './recover-form.tsx'
import { notifySamplePassword } from './sample-banner.tsx'
import { UnlockForm } from './unlock-form.tsx'
import type { RecoveryKit } from './vault-gate.tsx'
import { WelcomeChoice } from './welcome-choice.tsx'
import { words } from './words.ts'

type StartScreenProps = Readonly<{
  status: VaultStatus
  onStatus: (status: VaultStatus) => void
  onKit: (kit: RecoveryKit) => void
  /** While the sample is made, this screen has to stay although its vault is open already. */
  onPreparing: (preparing: boolean) => void
}>

/** What stands before the locked door: create, unlock, recover, or the sample. */
export function StartScreen({ status, onStatus, onKit, onPreparing }: StartScreenProps) {
  const [step, setStep] = useState<'start' | 'create' | 'recover' | 'restore'>('start')
  const sample = useCoreMutation((api) => api.vault.openSample(), {
    onSuccess: ({ status: next, password }) => {
      onStatus(next)
      notifySamplePassword(password)
    },
  })
  const openSample = () => {
    onPreparing(true)
    sample.mutate(undefined, { onSettled: () => onPreparing(false) })
  }
  const back = () => setStep('start')

  if (sample.isPending)
    return (
      <Door title={words.start.preparing}>
        <Loading label={words.start.preparingHint} />
      </Door>
    )
  if (step === 'create' && status.state === 'missing')
    return <CreateForm onBack={back} onStatus={onStatus} onKit={onKit} />
  if (step === 'restore') return <StartRestore onBack={back} onStatus={onStatus} />
  if (step === 'recover') return <RecoverForm status={status} onBack={back} onStatus={onStatus} />
  if (status.state === 'missing')
    return (
      <WelcomeChoice
        folder={status.folder}
        onCreate={() => setStep('create')}
        onSample={openSample}
        onRestore={() => setStep('restore')}
      />
    )
  return (
    <UnlockForm
      status={status}
      onStatus={onStatus}
      onForgot={() => setStep('recover')}
      onSample={openSample}
      onRestore={() => setStep('restore')}
    />
  )
}
