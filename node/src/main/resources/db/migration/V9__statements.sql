-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Votes on the statements of a debate.

-- What people vote on. Words taken from a contribution are not copied: they are read there, and go
-- with it; the span counts code points.
create table statement (
  id varchar(120) not null primary key,
  debate varchar(120) not null references debate (id),
  number bigint not null,
  contribution varchar(120) references contribution (id),
  span_start bigint,
  span_end bigint,
  words varchar(1000),
  salt varchar(64),
  source varchar(12) not null,
  meta bigint not null,
  state varchar(12) not null,
  reason varchar(20),
  decision varchar(120) references decision (id),
  added_at varchar(40) not null
);
create unique index statement_by_number on statement (debate, number);

-- How a debate's votes are analysed: the seed is published.
create table debate_poll (
  debate varchar(120) not null primary key references debate (id),
  seed bigint not null,
  groups bigint,
  -- The last vote that an analysis looked at, whether it counted every vote of one that has ended,
  -- and how many voters were last shown.
  looked_at bigint not null,
  ended bigint not null,
  voters bigint not null,
  -- The analysis shown now.
  shown varchar(120)
);

-- Someone who votes in one debate: a number there, by a secret link of which only a digest is kept,
-- or a member. What ties a member to the number is erased some time after the debate closes.
create table debate_voter (
  debate varchar(120) not null references debate (id),
  number bigint not null,
  came varchar(12) not null,
  link_digest varchar(64),
  person varchar(120),
  made_at varchar(40) not null,
  consented_at varchar(40),
  primary key (debate, number)
);
create unique index debate_voter_by_link on debate_voter (link_digest);
create unique index debate_voter_by_person on debate_voter (debate, person);

-- Every vote, in the order in which they came, the earlier ones of a person included: the order
-- alone is kept, never the hour.
create table debate_vote (
  debate varchar(120) not null references debate (id),
  number bigint not null,
  voter bigint not null,
  statement bigint not null,
  stance bigint not null,
  primary key (debate, number)
);
create index debate_vote_by_voter on debate_vote (debate, voter);
