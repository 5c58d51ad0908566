import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLockGuard } from '#renderer/rpc/before-lock.ts'
import { createIdleClock } from './idle.ts'
import { watchScreenLock } from './screen-lock.ts'
import { useLock } from './use-lock.ts'
import { words } from './words.ts'

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
const TICK_MS = 1_000

/**
 * Locks after `minutes` without a key or pointer, with a warning before, which a running recording holds off; and at once
 * when the screen is locked.
 */
export function IdleLock({ minutes }: Readonly<{ minutes: number }>) {
  const guard = useLockGuard()
  const lock = useLock()
  const [seconds, setSeconds] = useState<number | null>(null)

  useEffect(() => watchScreenLock(() => void lock()), [lock])

  useEffect(() => {
    const { wake, phase: phaseNow } = createIdleClock(minutes)
    let locking = false
    const tick = () => {
      if (guard.holdReason() !== null) wake()
      const phase = phaseNow()
      setSeconds(phase.kind === 'warn' ? phase.seconds : null)
      if (phase.kind !== 'lock' || locking) return
      locking = true
      void lock().finally(() => {
        locking = false
      })
    }
    const timer = setInterval(tick, TICK_MS)
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, wake, { passive: true, capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, wake, { capture: true })
    }
  }, [guard, lock, minutes])

  return (
    <Modal opened={seconds !== null} onClose={() => setSeconds(null)} title={words.idle.title} size="sm">
      <Text size="sm" role="status">
        {words.idle.body(seconds ?? 0)}
      </Text>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={() => void lock()}>
          {words.idle.lockNow}
        </Button>
        <Button onClick={() => setSeconds(null)} data-autofocus>
          {words.idle.stay}
        </Button>
      </Group>
    </Modal>
  )
}
