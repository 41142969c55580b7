// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.shell;

import coop.lanterne.node.storage.Trouble;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the server sends what failed before it reached any page: told as {@link Errors} tells. */
@Controller
public class LastResort implements ErrorController {

  /**
   * Says what failed.
   *
   * @throws Trouble always
   */
  @RequestMapping("/error")
  public void error(HttpServletRequest request) {
    String address = Errors.asked(request);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    if (status instanceof Integer code && HttpStatus.valueOf(code).is5xxServerError()) {
      throw Trouble.of(Trouble.Cause.ENVIRONMENT, "our-fault", address, Integer.toString(code));
    }
    String code =
        Integer.valueOf(HttpStatus.NOT_FOUND.value()).equals(status)
            ? "page-unknown"
            : "request-not-understood";
    throw Trouble.of(Trouble.Cause.USE, code, address, address);
  }
}
