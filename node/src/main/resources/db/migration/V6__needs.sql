-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- What people know and sales do not say: facts, journalled as they are written, without their author.
-- A row comes from an import, or from what was said on a page: then it has a digest, and its batch is
-- its own identifier.

-- Where the forecast is multiplied; no factor where the shop is closed.
create table correction (
  batch varchar(120) not null,
  line bigint not null,
  from_day varchar(10) not null,
  to_day varchar(10) not null,
  scope varchar(20) not null,
  of_what varchar(200) not null,
  factor varchar(20),
  reason varchar(400) not null,
  digest varchar(64),
  written_at varchar(40),
  withdrawn_at varchar(40),
  primary key (batch, line)
);

-- What is wanted beside sales: totals by product and day, of nobody.
create table need (
  batch varchar(120) not null,
  line bigint not null,
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  kind varchar(20) not null,
  digest varchar(64),
  undone_by varchar(120),
  primary key (batch, line)
);
create index need_by_day on need (day, product);
