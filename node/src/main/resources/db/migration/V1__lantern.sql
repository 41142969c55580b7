-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- The first tables of a node. Portable SQL: whole numbers, text and bytes alone; instants are ISO 8601
-- text in UTC, days are ISO dates, digests are 64 hexadecimal digits, money is cents, quantities are
-- thousandths.

create table setting (
  name varchar(60) not null primary key,
  value varchar(4000) not null
);

-- Persons: the only table with names. Erasing a row and its salt erases the person.
create table person (
  id varchar(120) not null primary key,
  name varchar(200),
  email varchar(200),
  salt varchar(64),
  joined_on varchar(10),
  left_on varchar(10),
  erased_at varchar(40)
);

create table account (
  person varchar(120) not null primary key references person (id),
  login varchar(200) not null unique,
  password_hash varchar(400) not null,
  created_at varchar(40) not null,
  last_seen_on varchar(10)
);

-- One-time links: only a digest of the token is kept.
create table invitation (
  token_digest varchar(64) not null primary key,
  person varchar(120) not null references person (id),
  expires_at varchar(40) not null,
  used_at varchar(40)
);

-- Rights: written only by code that takes an Enacted.
create table role_grant (
  person varchar(120) not null references person (id),
  role varchar(40) not null,
  from_at varchar(40) not null,
  until_at varchar(40),
  decision varchar(120) not null,
  primary key (person, role, from_at)
);

create table mandate (
  id varchar(120) not null primary key,
  kind varchar(60) not null,
  person varchar(120),
  body varchar(60),
  from_at varchar(40) not null,
  until_at varchar(40) not null,
  ended_at varchar(40),
  decision varchar(120) not null,
  canonical blob not null
);

-- Rules: written only by code that takes an Enacted.
create table charter_in_force (
  number bigint not null primary key,
  digest varchar(64) not null,
  state varchar(20) not null,
  since varchar(40) not null,
  decision varchar(120) not null
);

-- Texts of the charter that the node knows; knowing one gives it no force.
create table charter_text (
  digest varchar(64) not null primary key,
  version varchar(20) not null,
  yaml blob not null,
  canonical blob not null,
  added_at varchar(40) not null
);

-- Whatever is journalled, as canonical bytes.
create table document (
  id varchar(120) not null primary key,
  type varchar(60) not null,
  digest varchar(64) not null,
  canonical blob not null
);

-- No column repeats another: an entry is sequenced when it has its leaf hash, published when a
-- checkpoint covers it; the root and origin of a checkpoint are in its signed note.
create table journal_entry (
  number bigint not null primary key,
  at varchar(40) not null,
  node varchar(80) not null,
  role varchar(40) not null,
  action varchar(80) not null,
  object varchar(120),
  version bigint,
  payload varchar(64) not null,
  document varchar(64),
  decision varchar(120),
  reverses varchar(120),
  charter varchar(64) not null,
  model varchar(200),
  data varchar(64),
  leaf_hash varchar(64)
);

-- Roots of complete subtrees of 256^level leaves, so that a proof does not read the whole log.
create table journal_hash (
  tier bigint not null,
  number bigint not null,
  hash varchar(64) not null,
  primary key (tier, number)
);

create table journal_checkpoint (
  size bigint not null primary key,
  note varchar(4000) not null
);

-- Advice: what was proposed, and all that is needed to compute it again.
create table advice (
  id varchar(120) not null primary key,
  act varchar(60) not null,
  subject varchar(120) not null,
  as_of varchar(10) not null,
  made_at varchar(40) not null,
  method varchar(80) not null,
  release varchar(40) not null,
  inputs_digest varchar(64) not null,
  -- Deflated canonical bytes of the inputs, and the digests of their parts, to say where they differ.
  inputs blob,
  outline blob not null,
  erased_under varchar(10),
  superseded_by varchar(120),
  decided_by varchar(120)
);

create table decision (
  id varchar(120) not null primary key,
  act varchar(60) not null,
  outcome varchar(20) not null,
  subject varchar(120) not null,
  mandate varchar(120) not null,
  at varchar(40) not null,
  amount_cents bigint,
  party varchar(120),
  urgent varchar(40),
  ratified_by varchar(120),
  reverses varchar(120),
  lines_seen bigint not null,
  lines_changed bigint not null
);

create table decision_person (
  decision varchar(120) not null references decision (id),
  place bigint not null,
  person varchar(120) not null,
  primary key (decision, place)
);

create table decision_advice (
  decision varchar(120) not null references decision (id),
  advice varchar(120) not null references advice (id),
  primary key (decision, advice)
);

-- A written reason is personal text: it stays here, only its salted commitment is journalled.
create table reason (
  decision varchar(120) not null primary key references decision (id),
  salt varchar(64) not null,
  words varchar(4000) not null
);

-- Imports: each row of data keeps the import that brought it; an import can be undone.
create table import_batch (
  id varchar(120) not null primary key,
  kind varchar(40) not null,
  file_name varchar(300) not null,
  file_digest varchar(64) not null,
  encoding varchar(40) not null,
  delimiter varchar(4) not null,
  decimal_mark varchar(4) not null,
  rows_kept bigint not null,
  rows_set_aside bigint not null,
  findings blob not null,
  imported_at varchar(40) not null,
  undone_at varchar(40)
);

-- The imports that an advice read: none of them is undone once a decision used the advice.
create table advice_import (
  advice varchar(120) not null references advice (id),
  batch varchar(120) not null references import_batch (id),
  primary key (advice, batch)
);

-- The days for which orders were advised, and from which data, so that nothing is computed twice.
create table advised_day (
  day varchar(10) not null primary key,
  data varchar(64) not null
);

create table product (
  batch varchar(120) not null references import_batch (id),
  code varchar(80) not null,
  name varchar(300) not null,
  family varchar(120) not null,
  unit varchar(12) not null,
  supplier varchar(80) not null,
  pack_thousandths bigint not null,
  shelf_life_days bigint not null,
  price_cents bigint,
  cold bigint,
  primary key (batch, code)
);

create table supplier (
  batch varchar(120) not null references import_batch (id),
  code varchar(80) not null,
  name varchar(300) not null,
  order_days varchar(80) not null,
  delivery_days varchar(80) not null,
  lead_days bigint not null,
  cut_off varchar(10),
  minimum_cents bigint,
  free_from_cents bigint,
  primary key (batch, code)
);

create table stock_count (
  batch varchar(120) not null references import_batch (id),
  line bigint not null,
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  best_before varchar(10),
  primary key (batch, line)
);

create table delivery (
  batch varchar(120) not null references import_batch (id),
  line bigint not null,
  day varchar(10) not null,
  product varchar(80) not null,
  ordered_thousandths bigint not null,
  delivered_thousandths bigint,
  refused_thousandths bigint,
  best_before varchar(10),
  primary key (batch, line)
);

create table sale (
  batch varchar(120) not null references import_batch (id),
  line bigint not null,
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  primary key (batch, line)
);
create index sale_by_product on sale (product, day);

create table loss (
  batch varchar(120) not null references import_batch (id),
  line bigint not null,
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  cause varchar(80) not null,
  primary key (batch, line)
);

create table shop_day (
  batch varchar(120) not null references import_batch (id),
  day varchar(10) not null,
  open bigint not null,
  known_ahead varchar(2000) not null,
  primary key (batch, day)
);

-- Orders and money: written only by code that takes an Enacted.
create table purchase_order (
  id varchar(120) not null primary key,
  supplier varchar(80) not null,
  order_day varchar(10) not null,
  delivery_day varchar(10) not null,
  total_cents bigint not null,
  decision varchar(120) not null references decision (id),
  written_at varchar(40) not null,
  reversed_by varchar(120)
);

-- Orders that one person has signed and that wait for a second signature: nothing is decided yet.
create table order_to_cosign (
  advice varchar(120) not null primary key references advice (id),
  first_signer varchar(120) not null,
  proposal blob not null,
  changed bigint not null,
  opened varchar(4000) not null,
  reason varchar(4000) not null,
  signed_at varchar(40) not null
);

create table purchase_order_line (
  purchase_order varchar(120) not null references purchase_order (id),
  line bigint not null,
  product varchar(80) not null,
  name varchar(300) not null,
  thousandths bigint not null,
  unit varchar(12) not null,
  pack_thousandths bigint not null,
  price_cents bigint,
  total_cents bigint not null,
  primary key (purchase_order, line)
);

-- Meetings of the assembly and of the other bodies.
create table assembly (
  id varchar(120) not null primary key,
  body varchar(60) not null,
  call_number bigint not null,
  first_call varchar(120) references assembly (id),
  called_on varchar(10) not null,
  held_on varchar(10) not null,
  held_at varchar(5) not null,
  place varchar(300) not null,
  -- The rules as they were on the day of the call.
  rules_name varchar(60) not null,
  rules blob not null,
  state varchar(20) not null
);

-- Who may vote: the members on the day of the call.
create table assembly_member (
  assembly varchar(120) not null references assembly (id),
  person varchar(120) not null,
  primary key (assembly, person)
);

create table agenda_item (
  assembly varchar(120) not null references assembly (id),
  item bigint not null,
  kind varchar(40) not null,
  words varchar(2000) not null,
  -- What is voted on, as the call carried it.
  proposal varchar(64) not null,
  text_digest varchar(64),
  advice varchar(120),
  person varchar(120),
  mandate_kind varchar(60),
  until_on varchar(10),
  mandate varchar(120),
  outcome varchar(20),
  reading bigint,
  decision varchar(120),
  entry bigint,
  primary key (assembly, item)
);

-- What happened, in order: arrivals, departures, proxies, opening, items put, recounts, results said.
create table meeting_step (
  assembly varchar(120) not null references assembly (id),
  number bigint not null,
  at varchar(40) not null,
  kind varchar(20) not null,
  item bigint,
  person varchar(120),
  other varchar(120),
  primary key (assembly, number)
);

-- Votes by show of hands, by name where they were taken so; the counts outlive the names.
create table hand_vote (
  assembly varchar(120) not null,
  item bigint not null,
  person varchar(120) not null,
  choice varchar(20) not null,
  primary key (assembly, item, person)
);

create table hand_count (
  assembly varchar(120) not null,
  item bigint not null,
  votes_for bigint not null,
  votes_against bigint not null,
  abstain bigint not null,
  blank bigint not null,
  spoilt bigint not null,
  primary key (assembly, item)
);
