-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Growers' surplus. A grower is a person without account or role: the name stands in person alone.

create table grower (
  person varchar(120) not null primary key references person (id),
  added_at varchar(40) not null
);

-- Links by which growers announce: only a digest of the token is kept.
create table grower_link (
  token_digest varchar(64) not null primary key,
  grower varchar(120) not null references grower (person),
  made_at varchar(40) not null,
  revoked_at varchar(40)
);

-- What growers announced; a gift has no price.
create table surplus_offer (
  id varchar(120) not null primary key,
  grower varchar(120) not null references grower (person),
  product varchar(80) not null,
  thousandths bigint not null,
  unit varchar(12) not null,
  pack_thousandths bigint not null,
  price_cents bigint,
  picked_on varchar(10) not null,
  until_on varchar(10) not null,
  kept_cold bigint not null,
  announced_at varchar(40) not null,
  withdrawn_at varchar(40)
);

-- The offers that an advice looked at, and whether a rule set them aside.
create table surplus_advised (
  advice varchar(120) not null references advice (id),
  offer varchar(120) not null references surplus_offer (id),
  set_aside bigint not null,
  primary key (advice, offer)
);

-- What is taken: written only by code that takes an Enacted.
create table surplus_taken (
  decision varchar(120) not null references decision (id),
  offer varchar(120) not null references surplus_offer (id),
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  unit varchar(12) not null,
  last_day varchar(10) not null,
  reversed_by varchar(120),
  primary key (decision, offer)
);
