/** A Debian package and how to see that its work can be done already. */
export type Need = Readonly<{ package: string; program?: string; file?: string }>

export const NEEDS: readonly Need[] = [
  { package: 'chromium', program: 'chromium' },
  { package: 'poppler-utils', program: 'pdfsig' },
  { package: 'libnss3-tools', program: 'certutil' },
  { package: 'qpdf', program: 'qpdf' },
  { package: 'openssl', program: 'openssl' },
  { package: 'age', program: 'age' },
  { package: 'zip', program: 'zip' },
  { package: 'unzip', program: 'unzip' },
  { package: 'xvfb', program: 'Xvfb' },
  // They build the SQLCipher that a test opens a vault with.
  { package: 'gcc', program: 'gcc' },
  { package: 'libc6-dev', file: '/usr/include/stdlib.h' },
  { package: 'libssl-dev', file: '/usr/include/openssl/evp.h' },
  { package: 'iproute2', program: 'ip' },
  { package: 'fonts-noto-core', file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf' },
]

const PRESENT_ELSEWHERE: Readonly<Record<string, string>> = {
  darwin:
    'Pasang Google Chrome atau Microsoft Edge. Alat pemeriksa PDF (hanya untuk pengujian): brew install poppler qpdf nss age zip unzip.',
  win32:
    'Microsoft Edge yang sudah ada di Windows cukup. Pengujian penuh dijalankan di Debian 12 (misalnya lewat WSL).',
}
const OTHER_LINUX =
  'Sistem ini tidak memakai paket Debian (apt-get). Pasang sendiri: Chromium, poppler (pdfsig), qpdf, openssl, nss (certutil), age, zip, unzip, Xvfb, Noto Sans, dan untuk pengujian gcc, berkas pengembangan libc dan OpenSSL, iproute2.'

export type SetupPlan =
  | Readonly<{ kind: 'ready' }>
  | Readonly<{ kind: 'say'; sentence: string; exitCode: 0 | 1 }>
  | Readonly<{ kind: 'install'; packages: readonly string[]; commands: readonly (readonly string[])[] }>

type Machine = Readonly<{
  platform: NodeJS.Platform
  hasProgram(name: string): boolean
  hasFile(path: string): boolean
  isRoot: boolean
}>

/** What is missing on this computer and the commands that bring it, from Debian's packages only. */
export function planSetup(machine: Machine): SetupPlan {
  const elsewhere = PRESENT_ELSEWHERE[machine.platform]
  if (elsewhere !== undefined) return { kind: 'say', sentence: elsewhere, exitCode: 0 }
  const packages = NEEDS.filter((need) => !isPresent(need, machine)).map((need) => need.package)
  if (packages.length === 0) return { kind: 'ready' }
  if (!machine.hasProgram('apt-get')) return { kind: 'say', sentence: OTHER_LINUX, exitCode: 1 }
  if (!machine.isRoot && !machine.hasProgram('sudo'))
    return {
      kind: 'say',
      sentence: `Perlu hak root. Jalankan sebagai root: apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`,
      exitCode: 1,
    }
  const apt = [...(machine.isRoot ? [] : ['sudo']), 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq']
  const install = [...apt, '-o', 'Dpkg::Use-Pty=0', 'install', '-y', '--no-install-recommends', ...packages]
  return { kind: 'install', packages, commands: [[...apt, 'update'], install] }
}

const isPresent = ({ program, file }: Need, machine: Machine) =>
  (program === undefined || machine.hasProgram(program)) && (file === undefined || machine.hasFile(file))
