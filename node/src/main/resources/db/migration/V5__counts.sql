-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Stock counted by people, losses and markdowns that they note. What was counted is a fact once
-- someone confirmed it: it is journalled, and marked when it is taken back.

-- Where a product stands within its family, as people say; the others come after, by name.
create table shelf_place (
  product varchar(80) not null primary key,
  place bigint not null
);

-- What was counted, as it was sent: it changes nothing before it is confirmed. A sheet is one page
-- on which people count, known by chance alone; each mend of a line has a greater number. A line
-- without a quantity takes the earlier one back.
create table counted_line (
  sheet varchar(40) not null,
  day varchar(10) not null,
  product varchar(80) not null,
  number bigint not null,
  thousandths bigint,
  -- What the book said when the page was opened; nothing where it was never counted.
  expected_thousandths bigint,
  sent_at varchar(40) not null,
  settled_by varchar(120),
  primary key (sheet, day, product, number)
);
create index counted_line_by_day on counted_line (day);

-- A count that someone confirmed: it holds for the evening of that day.
create table stocktake (
  id varchar(120) not null primary key,
  day varchar(10) not null,
  digest varchar(64) not null,
  written_at varchar(40) not null,
  undone_by varchar(120)
);
create index stocktake_by_day on stocktake (day);

create table stocktake_line (
  stocktake varchar(120) not null references stocktake (id),
  line bigint not null,
  product varchar(80) not null,
  expected_thousandths bigint,
  counted_thousandths bigint not null,
  cause varchar(20) not null,
  primary key (stocktake, line)
);

create table stocktake_lot (
  stocktake varchar(120) not null references stocktake (id),
  line bigint not null,
  product varchar(80) not null,
  thousandths bigint not null,
  best_before varchar(10),
  primary key (stocktake, line)
);

-- Losses noted here, beside those of files; those of a count go with it.
create table noted_loss (
  id varchar(120) not null primary key,
  day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  cause varchar(20) not null,
  best_before varchar(10),
  stocktake varchar(120) references stocktake (id),
  digest varchar(64) not null,
  written_at varchar(40) not null,
  undone_by varchar(120)
);
create index noted_loss_by_day on noted_loss (day);

-- A price cut for what is near its last day.
create table markdown (
  id varchar(120) not null primary key,
  day varchar(10) not null,
  last_day varchar(10) not null,
  product varchar(80) not null,
  thousandths bigint not null,
  off_percent bigint not null,
  digest varchar(64) not null,
  written_at varchar(40) not null,
  undone_by varchar(120)
);
create index markdown_by_day on markdown (day);

-- A written reason is personal text: it stays here, only its salted commitment is journalled.
create table noted_reason (
  fact varchar(120) not null primary key,
  day varchar(10) not null,
  salt varchar(64) not null,
  words varchar(4000) not null
);
