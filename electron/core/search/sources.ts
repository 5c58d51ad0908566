import type { SearchKind } from '#shared/search/model.ts'

/**
 * What of a record can be found, as one row: `title`, `body`, `case_id`, `parent_id`, and `keys`, a JSON list of names,
 * numbers, accounts and addresses that are also found by a part of them. No row = not findable (any more). Reporter records
 * are sealed and in none of these tables' columns.
 */
export const SOURCES: Record<SearchKind, string> = {
  case: `
    SELECT c.number || ' · ' || c.title AS title, c.id AS case_id, NULL AS parent_id,
      concat_ws(char(10), c.allegation ->> '$.description', c.allegation ->> '$.norm', c.close_reason,
        (SELECT group_concat(a.facts ->> '$.description', char(10)) FROM acts a
          WHERE a.case_id = c.id AND a.withdrawn_at IS NULL),
        (SELECT group_concat(concat_ws(' ', s.person ->> '$.name', s.person ->> '$.position', s.person ->> '$.office'),
          char(10)) FROM subjects s WHERE s.case_id = c.id)) AS body,
      (SELECT json_group_array(value) FROM (
        SELECT c.number AS value
        UNION ALL SELECT s.person ->> '$.name' FROM subjects s WHERE s.case_id = c.id
        UNION ALL SELECT s.person ->> '$.nip' FROM subjects s WHERE s.case_id = c.id
        UNION ALL SELECT d.data ->> '$.number' FROM decisions d WHERE d.case_id = c.id)) AS keys
    FROM cases c WHERE c.id = ?`,
  report: `
    SELECT r.number || iif(r.data ->> '$.account' <> '', ' · ' || (r.data ->> '$.account'), '') AS title,
      r.case_id, NULL AS parent_id, concat_ws(char(10), r.data ->> '$.narrative', r.dismiss_reason) AS body,
      json_array(r.number, r.data ->> '$.account', r.data ->> '$.url', r.data ->> '$.sourceReference') AS keys
    FROM reports r WHERE r.id = ?`,
  evidence: `
    SELECT iif(e.number <> '', e.number || ' · ', '') || e.title AS title, e.case_id, e.report_id AS parent_id,
      concat_ws(char(10), e.note, e.original_name, e.capture ->> '$.account', e.capture ->> '$.url', e.withdraw_reason)
        AS body,
      json_array(e.number, e.original_name, e.capture ->> '$.account', e.capture ->> '$.url', e.sha256) AS keys
    FROM evidence e WHERE e.id = ?`,
  exchange: `
    SELECT substr(x.question, 1, 200) AS title, i.case_id, x.interview_id AS parent_id,
      concat_ws(char(10), x.question, x.answer,
        (SELECT group_concat(c.value ->> '$.answer', char(10)) FROM json_each(x.corrections) c)) AS body,
      json_array() AS keys
    FROM exchanges x JOIN interviews i ON i.id = x.interview_id WHERE x.id = ? AND x.removed_at IS NULL`,
  document: `
    SELECT d.title, d.case_id, NULL AS parent_id, concat_ws(char(10), d.fields ->> '$.number') AS body,
      json_array(d.fields ->> '$.number', d.content_sha256) AS keys
    FROM documents d WHERE d.id = ?`,
  person: `
    SELECT e.name AS title, NULL AS case_id, NULL AS parent_id,
      concat_ws(' · ', e.nip, e.person ->> '$.rank', e.person ->> '$.position', e.person ->> '$.office') AS body,
      (SELECT json_group_array(value) FROM (
        SELECT e.name AS value
        UNION ALL SELECT e.nip
        UNION ALL SELECT a.account FROM employee_accounts a WHERE a.employee_id = e.id AND a.state <> 'withdrawn'
        UNION ALL SELECT a.url FROM employee_accounts a WHERE a.employee_id = e.id AND a.state <> 'withdrawn')) AS keys
    FROM employees e WHERE e.id = ?`,
}
