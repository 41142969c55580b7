// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import static coop.lanterne.node.shell.Whom.VISITORS;

import module java.base;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what it refused before any page: told as {@link Errors} tells. */
@Controller
public record LastResort(Errors errors) implements ErrorController {
  @OpenTo(VISITORS)
  @RequestMapping("/error")
  ResponseEntity<?> refused(HttpServletRequest request) {
    HttpStatus status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .map(HttpStatus::valueOf)
            .orElse(HttpStatus.NOT_FOUND); // somebody opened this very address
    String code =
        switch (status) {
          case NOT_FOUND -> "page-unknown";
          case UNAUTHORIZED -> "signed-out";
          default -> status.is5xxServerError() ? "our-fault" : "request-not-understood";
        };
    return errors.refused(status, code, request);
  }
}
