// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import coop.lanterne.node.access.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What links given to people begin with: what the keeper said, else where the request came. */
public record Address(PublicUrl url) {
  /** That path, as one can open it from elsewhere. */
  public String of(HttpServletRequest request, String path) {
    return url.address()
            .orElseGet(() -> ServletUriComponentsBuilder.fromContextPath(request).toUriString())
        + path;
  }
}
