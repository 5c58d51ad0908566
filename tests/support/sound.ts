import { BufferSource, EncodedPacketSink, Input, WEBM } from 'mediabunny'

/** What a player would find in a WebM: Segment Info duration, a Cues element, packets. `duration` null = unknown. */
export async function lookIntoSound(bytes: Uint8Array) {
  const input = new Input({ source: new BufferSource(bytes), formats: [WEBM] })
  const track = await input.getPrimaryAudioTrack()
  let packets = 0
  if (track) for await (const _ of new EncodedPacketSink(track).packets()) packets += 1
  const hex = Buffer.from(bytes)
  // EBML ids: Duration 0x4489 (8-byte float, size 0x88), Cues 0x1C53BB6B (RFC 9559).
  const at = hex.indexOf(Buffer.from([0x44, 0x89, 0x88]))
  return {
    codec: track?.codec ?? null,
    duration: at === -1 ? null : hex.readDoubleBE(at + 3) / 1000,
    cues: hex.includes(Buffer.from([0x1c, 0x53, 0xbb, 0x6b])),
    packets,
  }
}
