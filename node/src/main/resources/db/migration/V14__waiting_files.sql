-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later

-- Files of contributions wait in the data folder, as those of every room; what waited here is sent again.
drop table debate_file;
