-- name: 'lookup-key' or 'seal-key-<n>'; value: what only the right key can have made.
create table meta (
  name text primary key,
  value blob not null
) strict, without rowid;

-- A row table with an index of 16-byte keys is a tenth smaller here than one tree of whole rows.
create table chat (
  chat_key blob not null unique,
  version integer not null,
  used_day integer not null, -- days since 1970: the sweep's index changes once a day per chat, not every turn
  card_id integer,
  sealed blob not null
) strict;
create index chat_by_use on chat (used_day);

-- All messages of a chat are due together, because they must arrive in order.
create table outbox (
  id integer primary key autoincrement, -- never given out twice: a late "sent" must not hit another message
  chat_key blob not null,
  due_ms integer not null,
  attempts integer not null default 0,
  card_id integer, -- the card of a chat whose row is gone
  sealed blob not null
) strict;
create index outbox_by_chat on outbox (chat_key, due_ms);

-- Days first, so that a sweep cuts off one end.
create table seen (
  seen_day integer not null,
  update_id integer not null,
  primary key (seen_day, update_id)
) strict, without rowid;
