import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

/**
 * The limit that the product is measured against: Fastify and pg and nothing else. It signs nobody in, checks nothing,
 * validates nothing, and speaks to the database as the owner of the tables, whom no policy holds.
 * Run as: node bare.ts <database url> <port> <authority id>
 */
const [url, port, authorityId] = process.argv.slice(2);
const pool = new pg.Pool({
  connectionString: url,
  max: 16,
  options: '-c search_path=zhiben,public -c timezone=UTC',
});
const app = fastify();

const CASE = [
  'authority_id',
  'id',
  'kind',
  'number',
  'state',
  'title',
  'description',
  'place',
  'organisation_id',
  'region_code',
  'grade',
  'channel',
  'found_on',
  'holder',
  'fields',
  'created_at',
  'updated_at',
];
const EVENT = [
  'authority_id',
  'case_id',
  'seq',
  'move_id',
  'move',
  'to_state',
  'actor_name',
  'happened_at',
  'received_at',
  'body',
  'changes',
  'leaf_hash',
];
const insertInto = (table: string, columns: readonly string[]) =>
  `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
const INSERT_CASE = insertInto('bare_case', CASE);
const INSERT_EVENT = insertInto('bare_event', EVENT);
const LEAF = Buffer.alloc(32);
let taken = 0;

/** The same row and one row of audit, in one transaction. */
app.post('/hazards', async (request, reply) => {
  const said = request.body as Record<string, string>;
  const now = new Date().toISOString();
  const number = `YH2026-${process.pid}-${++taken}`;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const row = [authorityId, said['id'], 'hazard', number, 'reported', said['title'], said['description']];
    row.push(said['place'], said['organisationId'], '340421', 'general', said['channel'], said['foundOn']);
    await client.query(INSERT_CASE, [...row, 'desk', '{}', now, now]);
    const event = [authorityId, said['id'], 1, randomUUID(), 'report', 'reported', '林检查'];
    await client.query(INSERT_EVENT, [
      ...event,
      said['happenedAt'],
      now,
      '{}',
      JSON.stringify({ ...said, number }),
      LEAF,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
  return reply.code(201).send({ id: said['id'], number, version: 1 });
});

const NAMES = `o.name as organisation_name, d.name as department_name, p.name as owner_name`;
const JOINS = `left join organisation o on o.authority_id = c.authority_id and o.id = c.organisation_id
  left join department d on d.authority_id = c.authority_id and d.id = c.department_id
  left join person p on p.authority_id = c.authority_id and p.id = c.owner_id`;

app.get('/hazards', async () => {
  const { rows } = await pool.query(
    `with page as (
       select * from case_file where authority_id = $1 and kind = 'hazard' and holder <> 'nobody'
        order by updated_at desc, id desc limit 26)
     select c.*, ${NAMES} from page c ${JOINS} order by c.updated_at desc, c.id desc`,
    [authorityId],
  );
  return { rows: rows.slice(0, 25), next: rows.at(25)?.id ?? null };
});

app.get('/hazards/:id', async (request) => {
  const { id } = request.params as { id: string };
  const key = [authorityId, id];
  const hazard = await pool.query(
    `select c.*, ${NAMES} from case_file c ${JOINS} where c.authority_id = $1 and c.id = $2`,
    key,
  );
  const story = await pool.query(
    'select * from case_event where authority_id = $1 and case_id = $2 order by seq',
    key,
  );
  const evidence = await pool.query(
    `select u.*, f.* from file_use u left join file f on f.authority_id = u.authority_id and f.id = u.file_id
      where u.authority_id = $1 and u.case_id = $2 order by u.seq`,
    key,
  );
  return { hazard: hazard.rows[0], story: story.rows, evidence: evidence.rows };
});

await app.listen({ port: Number(port), host: '127.0.0.1' });
