-- No sequence, trigger, foreign key or advisory lock, and each statement stays with one chat where it can: so engines that spread
-- rows by chat_key take it too.

-- name: 'lookup-key' or 'seal-key-<n>'; value: what only the right key can have made. 'moving': a move is under way.
create table if not exists meta (
  name text primary key,
  value bytea not null
);

create table if not exists chat (
  chat_key bytea primary key,
  version integer not null,
  used_day integer not null, -- days since 1970: the index of the sweep changes once a day per chat, not every turn
  card_id bigint,
  sealed bytea not null
);
create index if not exists chat_by_use on chat (used_day);

-- One row for each chat that has messages on their way: they are due together, because they must arrive in order.
create table if not exists queue (
  chat_key bytea primary key,
  due_ms bigint not null,
  last_id bigint not null, -- id of the message at the end; who took that one away may take this row away
  card_id bigint, -- the card of a chat that has no row
  holder text not null -- the replica that sends; no other does as long as that one lives
);
create index if not exists queue_by_due on queue (due_ms, last_id);

create table if not exists outbox (
  chat_key bytea not null,
  id bigint not null, -- grows within its chat
  attempts integer not null default 0,
  sealed bytea not null,
  primary key (chat_key, id)
);

create table if not exists seen (
  update_id bigint primary key,
  seen_day integer not null
);
create index if not exists seen_by_day on seen (seen_day);

create table if not exists replica (
  id text primary key,
  alive_until timestamptz not null
);
