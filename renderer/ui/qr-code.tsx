import { Box } from '@mantine/core'
import encodeQr from 'qr'
import { useMemo } from 'react'

const QR_SIZE = 108

/** Capitals, digits and `$%*+-./:` only. Dark on light in both schemes: scanners expect it so. */
export function QrCode({ text, label }: Readonly<{ text: string; label: string }>) {
  const { path, size } = useMemo(() => pathOf(text), [text])
  return (
    <Box bg="white" p={4} style={{ flexShrink: 0, borderRadius: 4 }}>
      <svg width={QR_SIZE} height={QR_SIZE} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
        <path d={path} fill="black" shapeRendering="crispEdges" />
      </svg>
    </Box>
  )
}

function pathOf(text: string): Readonly<{ path: string; size: number }> {
  const rows = encodeQr(text, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 1 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { path, size: rows.length }
}
