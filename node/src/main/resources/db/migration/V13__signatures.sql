-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A first signature waits for the second in the same way in every room.
alter table order_to_cosign rename to to_cosign;

-- Never written nor read.
alter table account drop column last_seen_on;
alter table agenda_item drop column entry;
