-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The product that a new one is expected to sell like, where a person named one.
alter table product add column resembles varchar(120);
