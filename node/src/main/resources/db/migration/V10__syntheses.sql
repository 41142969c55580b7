-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Syntheses of debates. An advice says where words stand; the words stay with their contribution.

create table synthesis (
  advice varchar(120) not null primary key references advice (id),
  debate varchar(120) not null references debate (id),
  number bigint not null,
  cause varchar(12) not null,
  made_at varchar(40) not null
);
create unique index synthesis_by_number on synthesis (debate, number);

-- What the themes of a synthesis are called: words of contributions, or of whoever renamed them.
-- A name goes when the one contribution that still holds its words is withdrawn.
create table synthesis_name (
  synthesis varchar(120) not null references synthesis (advice),
  theme varchar(300) not null,
  -- 1 where it is the engine's own sorting, before people's corrections.
  proposed bigint not null,
  name varchar(300),
  primary key (synthesis, theme, proposed)
);

-- What people changed in the engine's sorting, each by a decision; an undone change stays here.
create table sorting_change (
  decision varchar(120) not null primary key references decision (id),
  debate varchar(120) not null references debate (id),
  number bigint not null,
  kind varchar(12) not null,
  -- A theme, a contribution or a sentence, as the engine names them.
  what varchar(300) not null,
  -- A theme, a name or another sentence.
  target varchar(300) not null,
  -- Numbers of contributions, for a theme that is split.
  contributions varchar(100000) not null,
  made_at varchar(40) not null,
  undone_by varchar(120) references decision (id)
);
create unique index sorting_change_by_number on sorting_change (debate, number);

-- The day of the vote that the synthesis serves: it is frozen before it, and on the day itself.
create table synthesis_vote (
  debate varchar(120) not null primary key references debate (id),
  vote_on varchar(10) not null,
  decision varchar(120) not null references decision (id)
);
