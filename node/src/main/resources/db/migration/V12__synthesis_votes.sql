-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
--
-- Syntheses read votes. What one was made from goes with the votes that it reads.

-- The analysis of opinions that counts them; none where it reads no vote.
alter table synthesis add column analysis varchar(120);
