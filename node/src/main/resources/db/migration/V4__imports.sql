-- SPDX-FileCopyrightText: the Lanterne contributors
-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Other names of a product, by which files speak of it.
alter table product add column ean varchar(13);
alter table product add column plu varchar(40);
