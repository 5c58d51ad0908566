import { parentPort, workerData } from 'node:worker_threads'
import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  MP4,
  Mp4OutputFormat,
  OGG,
  OggOutputFormat,
  Output,
  type OutputFormat,
  WEBM,
  WebMOutputFormat,
} from 'mediabunny'

/**
 * MediaRecorder writes WebM as a live stream: unknown duration, unknown sizes, no cues (Matroska, RFC 9559 § 5.1.5). The
 * same encoded packets are written anew into a file with all three; nothing is decoded or re-encoded.
 */
async function remux(raw: Uint8Array) {
  const input = new Input({ source: new BufferSource(raw), formats: [WEBM, OGG, MP4] })
  const track = await input.getPrimaryAudioTrack()
  if (!track?.codec) throw new Error('There is no sound in it.')
  const target = new BufferTarget()
  const output = new Output({ format: formatLike((await input.getFormat()).mimeType), target })
  const source = new EncodedAudioPacketSource(track.codec)
  output.addAudioTrack(source)
  await output.start()
  const endSeconds = await copyPackets(track, source)
  await output.finalize()
  if (!target.buffer) throw new Error('Nothing was written.')
  return { bytes: new Uint8Array(target.buffer), durationMs: Math.round(endSeconds * 1000) }
}

function formatLike(mimeType: string): OutputFormat {
  if (mimeType.includes('ogg')) return new OggOutputFormat()
  if (mimeType.includes('mp4')) return new Mp4OutputFormat()
  return new WebMOutputFormat({ minimumClusterDuration: 5 })
}

/** Returns the end of the last packet, in seconds from the first. */
async function copyPackets(track: InputAudioTrack, source: EncodedAudioPacketSource): Promise<number> {
  const decoderConfig = await track.getDecoderConfig()
  const meta = decoderConfig ? { decoderConfig } : undefined
  const sink = new EncodedPacketSink(track)
  let first: number | null = null
  let end = 0
  for await (const packet of readable(sink)) {
    first ??= packet.timestamp
    const moved = packet.clone({ timestamp: packet.timestamp - first })
    await source.add(moved, meta)
    end = moved.timestamp + moved.duration
  }
  if (first === null) throw new Error('There is no packet in it.')
  return end
}

/** Packets until the end, or until where a crash cut the last one. */
async function* readable(sink: EncodedPacketSink): AsyncGenerator<EncodedPacket> {
  let packet = await sink.getFirstPacket()
  while (packet) {
    yield packet
    packet = await sink.getNextPacket(packet).catch(() => null)
  }
}

try {
  const seekable = await remux(workerData)
  parentPort?.postMessage({ ok: true, ...seekable }, [seekable.bytes.buffer])
} catch (error) {
  parentPort?.postMessage({ ok: false, message: error instanceof Error ? error.message : String(error) })
}
