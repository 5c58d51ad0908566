import type { Migration } from '../migrate.ts'

/**
 * `recording_chunks` holds sound only until it is one sealed file; `chain` is SHA-256(previous chain, bytes).
 * `interviews.preparation` and the other JSON columns are parsed through the model on the way out.
 */
export const interviews = {
  version: 5,
  name: 'interviews',
  up: `
    CREATE TABLE interviews (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES cases (id),
      subject_id TEXT NOT NULL REFERENCES subjects (id),
      subject TEXT NOT NULL,
      preparation TEXT NOT NULL,
      state TEXT NOT NULL,
      opening TEXT,
      read_back TEXT,
      started_at TEXT,
      finished_at TEXT,
      concluded_at TEXT,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX interviews_case ON interviews (case_id, created_at);

    CREATE TABLE interview_moments (
      id INTEGER PRIMARY KEY,
      interview_id TEXT NOT NULL REFERENCES interviews (id),
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX interview_moments_interview ON interview_moments (interview_id, id);

    CREATE TABLE recordings (
      id TEXT PRIMARY KEY,
      interview_id TEXT NOT NULL REFERENCES interviews (id),
      number INTEGER NOT NULL,
      mime_type TEXT NOT NULL,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      end_reason TEXT,
      duration_ms INTEGER NOT NULL,
      raw_sha256 TEXT NOT NULL,
      raw_chain TEXT NOT NULL,
      evidence_id TEXT REFERENCES evidence (id),
      UNIQUE (interview_id, number)
    ) STRICT;
    CREATE UNIQUE INDEX recordings_running ON recordings (interview_id) WHERE ended_at IS NULL;

    CREATE TABLE recording_chunks (
      recording_id TEXT NOT NULL REFERENCES recordings (id),
      seq INTEGER NOT NULL CHECK (seq >= 0),
      at_ms INTEGER NOT NULL,
      bytes BLOB NOT NULL,
      chain TEXT NOT NULL CHECK (length(chain) = 64),
      UNIQUE (recording_id, seq)
    ) STRICT;

    CREATE TABLE exchanges (
      id TEXT PRIMARY KEY,
      interview_id TEXT NOT NULL REFERENCES interviews (id),
      position INTEGER NOT NULL,
      question TEXT NOT NULL,
      answer TEXT NOT NULL,
      version INTEGER NOT NULL CHECK (version > 0),
      started_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      recording_id TEXT REFERENCES recordings (id),
      offset_ms INTEGER,
      review TEXT NOT NULL,
      reviewed_at TEXT,
      corrections TEXT NOT NULL,
      removed_at TEXT
    ) STRICT;
    CREATE INDEX exchanges_interview ON exchanges (interview_id, position);

    CREATE TABLE exchange_evidence (
      exchange_id TEXT NOT NULL REFERENCES exchanges (id),
      position INTEGER NOT NULL,
      evidence_id TEXT NOT NULL REFERENCES evidence (id),
      PRIMARY KEY (exchange_id, position)
    ) STRICT;
    CREATE INDEX exchange_evidence_evidence ON exchange_evidence (evidence_id);
  `,
} satisfies Migration
