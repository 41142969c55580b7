// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's choice of language and colours, kept in their own browser and nowhere else. */
@Controller
public class Preferences {
  private static final Duration ONE_YEAR = Duration.ofDays(365);

  @OpenTo(VISITORS)
  @PostMapping("/preferences")
  ResponseEntity<String> choose(
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(required = false) @Nullable String theme,
      @RequestParam(defaultValue = "/") String back) {
    HttpHeaders headers = new HttpHeaders();
    if (language != null) {
      headers.add(
          HttpHeaders.SET_COOKIE,
          cookie(Reader.LANGUAGE, language.toLowerCase(Locale.ROOT).equals("en") ? "en" : "fr"));
    }
    if (theme != null) {
      headers.add(HttpHeaders.SET_COOKIE, cookie(Reader.THEME, Page.Theme.parse(theme).value()));
    }
    headers.add(HttpHeaders.LOCATION, Page.safeBack(back));
    return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
  }

  private static String cookie(String name, String value) {
    return ResponseCookie.from(name, value)
        .path("/")
        .maxAge(ONE_YEAR)
        .sameSite("Lax")
        .httpOnly(true)
        .build()
        .toString();
  }
}
