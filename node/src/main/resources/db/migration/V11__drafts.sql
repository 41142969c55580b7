-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Texts that people prepare from a version, and texts offered to a body's vote.

-- A text offered to the vote, as it stood: the same words of the same subject have one digest.
create table offered_text (
  digest varchar(64) not null primary key,
  -- What it is about, such as a debate: of two texts on one subject, a meeting adopts one.
  subject varchar(120) not null,
  -- The title and the articles; gone once words in it were withdrawn before the vote.
  canonical blob,
  articles bigint not null,
  -- How many articles stand word for word as someone wrote them.
  verbatim bigint not null,
  advice varchar(120) not null,
  -- Where it was prepared, and where it is put to the vote.
  href varchar(300) not null,
  offered_at varchar(40) not null,
  state varchar(12) not null,
  decision varchar(120)
);
create index offered_text_by_subject on offered_text (subject);

-- Whose words it holds: contributions, until their author takes them back.
create table offered_source (
  text varchar(64) not null references offered_text (digest),
  source varchar(120) not null,
  primary key (text, source)
);

-- The meetings that are called on it, and their day.
create table offered_call (
  text varchar(64) not null references offered_text (digest),
  href varchar(300) not null,
  vote_on varchar(10) not null,
  primary key (text, href)
);

-- A draft that facilitators make of a version.
create table draft (
  id varchar(120) not null primary key,
  debate varchar(120) not null references debate (id),
  title varchar(400),
  -- The synthesis and the criterion of the version that was taken.
  advice varchar(120) not null,
  synthesis bigint not null,
  criterion varchar(20) not null,
  made_at varchar(40) not null
);
create index draft_by_debate on draft (debate);

create table draft_article (
  draft varchar(120) not null references draft (id),
  article bigint not null,
  place bigint not null,
  heading varchar(400),
  -- Where its sentence was written; nothing where facilitators wrote it, or its author took it back.
  contribution bigint,
  starts bigint,
  ends bigint,
  -- What it says now; nothing once the words that it stood on were withdrawn.
  words varchar(10000),
  removed bigint not null,
  primary key (draft, article)
);

create table draft_edit (
  draft varchar(120) not null references draft (id),
  number bigint not null,
  article bigint,
  kind varchar(12) not null,
  before varchar(10000),
  after varchar(10000),
  reason varchar(2000),
  salt varchar(64),
  made_at varchar(40) not null,
  undone_by bigint,
  primary key (draft, number)
);

-- What was offered of a draft.
create table draft_offer (
  draft varchar(120) not null references draft (id),
  text varchar(64) not null references offered_text (digest),
  offered_at varchar(40) not null,
  primary key (draft, text)
);
