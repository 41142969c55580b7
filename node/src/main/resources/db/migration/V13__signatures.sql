-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A first signature waits for the second in the same way in every room.
alter table order_to_cosign rename to to_cosign;
