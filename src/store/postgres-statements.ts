/** The statements of the PostgreSQL store. The server plans each name once per connection. */

export interface Statement {
  readonly name: string;
  readonly text: string;
}

const NEWEST_SEAL_KEY = `(select max(cast(substr(name, 10) as integer)) from meta where name like 'seal-key-%')`;

/**
 * A turn in one statement, and so in one transaction: state, number of the update, messages. It does nothing at all when
 * the version is another one, the update is known, or a newer key is there to seal with; its one row tells which.
 * $1 chat_key, $2 update_id, $3 day, $4 now in ms, $5 id for the first message, $6 replica, $7 messages, $8 seal key.
 * @param kept writes the state, and gives a row if it could
 */
function turn(name: string, kept: string): Statement {
  const text = `
    with kept as (${kept}),
    noted as (insert into seen (update_id, seen_day) select $2::bigint, $3::integer from kept returning 1),
    queued as (
      insert into queue (chat_key, due_ms, last_id, holder)
      select $1::bytea, $4::bigint, $5::bigint + cardinality($7::bytea[]) - 1, $6::text
      from noted where cardinality($7::bytea[]) > 0
      on conflict (chat_key) do update
      set last_id = greatest(queue.last_id + cardinality($7::bytea[]), excluded.last_id)
      returning last_id
    ),
    added as (
      insert into outbox (chat_key, id, sealed)
      select $1::bytea, queued.last_id - cardinality($7::bytea[]) + message.place, message.sealed
      from queued cross join unnest($7::bytea[]) with ordinality as message (sealed, place)
      returning 1
    )
    select exists (select 1 from noted) as is_kept, (select count(*) from added) as added,
      exists (select 1 from seen where update_id = $2::bigint) as is_known, ${NEWEST_SEAL_KEY} as newest_seal_key`;
  return { name, text };
}

const IS_FRESH = `not exists (select 1 from seen where update_id = $2::bigint) and ${NEWEST_SEAL_KEY} <= $8::integer`;

/** $9 sealed. Where there is no row of the chat, its card is known by the messages that wait. */
export const FIRST_TURN = turn(
  'first-turn',
  `insert into chat (chat_key, version, used_day, card_id, sealed)
   select $1::bytea, 1, $3::integer, (select card_id from queue where chat_key = $1::bytea), $9::bytea
   where ${IS_FRESH}
   on conflict (chat_key) do nothing returning 1`,
);

/** $9 sealed, $10 version. */
export const NEXT_TURN = turn(
  'next-turn',
  `update chat set version = version + 1, used_day = $3::integer, sealed = $9::bytea
   where chat_key = $1::bytea and version = $10::integer and ${IS_FRESH} returning 1`,
);

/** Of a chat of which nothing is kept, before and after. */
export const TURN_WITHOUT_STATE = turn(
  'turn-without-state',
  `select 1 where ${IS_FRESH} and not exists (select 1 from chat where chat_key = $1::bytea)`,
);

export const LOAD: Statement = { name: 'load', text: 'select version, sealed from chat where chat_key = $1' };

/** Forgetting takes the same steps in one transaction. The row of the queue goes before its messages: who adds some waits for it. */
export const FORGET = {
  isKnown: { name: 'is-known', text: 'select 1 from seen where update_id = $1' },
  newestSealKey: { name: 'newest-seal-key', text: `select ${NEWEST_SEAL_KEY} as number` },
  chat: { name: 'forget-chat', text: 'delete from chat where chat_key = $1 and version = $2 returning card_id' },
  note: { name: 'note', text: 'insert into seen (update_id, seen_day) values ($1, $2)' },
  queue: { name: 'drop-queue', text: 'delete from queue where chat_key = $1 returning holder' },
  messages: { name: 'drop-messages', text: 'delete from outbox where chat_key = $1' },
  addQueue: {
    name: 'add-queue',
    text: 'insert into queue (chat_key, due_ms, last_id, card_id, holder) values ($1, $2, $3, $4, $5)',
  },
  addMessage: { name: 'add-message', text: 'insert into outbox (chat_key, id, sealed) values ($1, $2, $3)' },
} as const satisfies Record<string, Statement>;

const IS_FREE = `(queue.holder = $2 or not exists (
  select 1 from replica where replica.id = queue.holder and replica.alive_until > now()))`;

/** $1 now in ms, $2 replica, $3 limit: each chat that this replica may serve, with its first message. */
export const DUE_CHATS: Statement = {
  name: 'due-chats',
  text: `
    select due.chat_key, outbox.id, outbox.attempts, outbox.sealed
    from (select chat_key, due_ms, last_id from queue where due_ms <= $1 and ${IS_FREE}
          order by due_ms, last_id limit $3) as due
    join outbox on outbox.chat_key = due.chat_key
      and outbox.id = (select min(id) from outbox as one where one.chat_key = due.chat_key)
    order by due.due_ms, due.last_id`,
};

/** $1 chat_key, $2 replica, $3 now in ms. */
export const FIRST_PENDING: Statement = {
  name: 'first-pending',
  text: `
    select outbox.id, outbox.attempts, outbox.sealed, queue.last_id, queue.holder = $2 as is_ours,
      case when chat.chat_key is null then queue.card_id else chat.card_id end as card_id
    from queue
    left join chat on chat.chat_key = queue.chat_key
    left join outbox on outbox.chat_key = queue.chat_key
    where queue.chat_key = $1 and queue.due_ms <= $3
    order by outbox.id limit 1`,
};

/** $1 chat_key, $2 replica. Of two that try at once, the second finds it held by one that lives. */
export const CLAIM: Statement = {
  name: 'claim',
  text: `update queue set holder = $2 where chat_key = $1 and ${IS_FREE} returning 1`,
};

/** Of a long queue the end is enough: what is not seen to be overtaken is sent. */
export const LAST_PENDING: Statement = {
  name: 'last-pending',
  text: 'select sealed from outbox where chat_key = $1 and id > $2 order by id desc limit 10',
};

/** $1 chat_key, $2 id; a row if nothing waits any more. A message that was committed meanwhile has put another id at the end. */
export const TAKE_AWAY: Statement = {
  name: 'take-away',
  text: `
    with gone as (delete from outbox where chat_key = $1 and id = $2)
    delete from queue where chat_key = $1 and last_id = $2 returning 1`,
};

/**
 * The same with a new card ($3), unless another replica ($4 is ours) took the message away: then theirs is the newer one. The person may have
 * deleted everything and begun anew meanwhile.
 */
export const TAKE_AWAY_CARD: Statement = {
  name: 'take-away-card',
  text: `
    with kept as (
      update chat set card_id = $3::bigint
      where chat_key = $1 and (exists (select 1 from outbox where chat_key = $1 and id = $2)
        or exists (select 1 from queue where chat_key = $1 and holder = $4)) returning 1
    ),
    gone as (delete from outbox where chat_key = $1 and id = $2),
    done as (delete from queue where chat_key = $1 and last_id = $2 returning 1)
    select exists (select 1 from kept) as is_kept, exists (select 1 from done) as is_empty`,
};

/** Where there is no row of the chat. */
export const REMEMBER_CARD: Statement = {
  name: 'remember-card',
  text: 'update queue set card_id = $2 where chat_key = $1',
};

/** $1 chat_key, $2 id, $3 due_ms. */
export const POSTPONE: Statement = {
  name: 'postpone',
  text: `
    with counted as (update outbox set attempts = attempts + 1 where chat_key = $1 and id = $2)
    update queue set due_ms = $3 where chat_key = $1`,
};

export const IS_SEAL_KEY: Statement = { name: 'is-seal-key', text: 'select 1 from meta where name = $1' };

export const BACKLOG: Statement = {
  name: 'backlog',
  text: 'select (select count(*) from outbox) as count, (select min(due_ms) from queue) as oldest',
};

/** $1 replica, $2 seconds. */
export const STAY_ALIVE: Statement = {
  name: 'stay-alive',
  text: `
    insert into replica (id, alive_until) values ($1, now() + $2::integer * interval '1 second')
    on conflict (id) do update set alive_until = excluded.alive_until`,
};
