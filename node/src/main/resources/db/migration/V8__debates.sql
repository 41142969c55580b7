-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Debates: opened by a decision, moved from stage to stage, closed.

create table debate (
  id varchar(120) not null primary key,
  question varchar(300) not null,
  description varchar(4000) not null,
  languages varchar(20) not null,
  who varchar(12) not null,
  until_on varchar(10) not null,
  stage varchar(12) not null,
  opened_at varchar(40) not null,
  closed_on varchar(10)
);

-- The stages that it went through; the decision gives who and why.
create table debate_step (
  debate varchar(120) not null references debate (id),
  number bigint not null,
  stage varchar(12) not null,
  at varchar(40) not null,
  decision varchar(120) not null references decision (id),
  primary key (debate, number)
);

-- A member and the code under which they write in one debate. Erased some time after it closes.
create table debate_author (
  debate varchar(120) not null references debate (id),
  person varchar(120) not null,
  author varchar(80) not null,
  primary key (debate, person)
);

-- Files of contributions that wait for someone to keep them or give them up.
create table debate_file (
  token varchar(40) not null primary key,
  debate varchar(120) not null references debate (id),
  file_name varchar(300) not null,
  file_digest varchar(64) not null,
  content blob not null,
  sent_at varchar(40) not null
);

-- What was kept of a file.
create table debate_import (
  id varchar(120) not null primary key,
  debate varchar(120) not null references debate (id),
  file_name varchar(300) not null,
  file_digest varchar(64) not null,
  kept bigint not null,
  set_aside bigint not null,
  consent varchar(1000) not null,
  imported_at varchar(40) not null
);

-- What people wrote. The text and its salt go when it is withdrawn; its number stays, empty. The
-- journal holds salted commitments alone. Only a digest of the author's secret link is kept.
create table contribution (
  id varchar(120) not null primary key,
  debate varchar(120) not null references debate (id),
  number bigint not null,
  words varchar(1048576),
  salt varchar(64),
  theme varchar(200),
  -- A code of this debate alone; empty where nobody knows.
  author varchar(80),
  source varchar(12) not null,
  import varchar(120) references debate_import (id),
  name_in_file varchar(120),
  link_digest varchar(64),
  flags varchar(80) not null,
  state varchar(12) not null,
  written_at varchar(40) not null,
  settled_at varchar(40),
  -- Why it is set aside, in the list of reasons; the words are those of the decision.
  reason varchar(20),
  decision varchar(120) references decision (id),
  asked_at varchar(40),
  asked_words varchar(2000),
  second_decision varchar(120) references decision (id)
);
create unique index contribution_by_number on contribution (debate, number);
create unique index contribution_by_link on contribution (link_digest);
create index contribution_by_state on contribution (debate, state);
