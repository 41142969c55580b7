// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.access;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.decision.People;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * What the web lets through. Roles and mandates are asked for at each use case, from the tables; a
 * session only says who is here.
 */
@Configuration(proxyBeanMethods = false)
public class Security {
  @Bean
  AuthenticationManager authentication(
      Accounts accounts, People people, SignIn signIn, Clock clock) {
    Attempts attempts = new Attempts(clock);
    return authentication -> {
      String login = authentication.getName();
      String password = String.valueOf(authentication.getCredentials());
      String address =
          authentication.getDetails() instanceof WebAuthenticationDetails details
              ? String.valueOf(details.getRemoteAddress())
              : "";
      if (attempts.wait(login, address).isPresent()) {
        throw new LockedException("too many tries");
      }
      Optional<Id> person =
          signIn == SignIn.PERSONAS
              ? people.list().stream()
                  .filter(p -> p.id().local().equals(login) || plain(p.name()).equals(plain(login)))
                  .map(People.Person::id)
                  .findFirst()
              : accounts.check(login, password);
      Optional<Authentication> known = person.flatMap(people::find).map(Security::signedIn);
      if (known.isEmpty()) {
        attempts.failed(login, address);
        throw new BadCredentialsException("unknown login or password");
      }
      attempts.succeeded(login);
      return known.get();
    };
  }

  /** A name without accents or capitals, as one types it. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  /** The session's content for that person. */
  public static Authentication signedIn(People.Person person) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new Signed(person.id(), person.name()),
        null,
        List.of(new SimpleGrantedAuthority("ROLE_SIGNED")));
  }

  @Bean
  @org.springframework.core.annotation.Order(1)
  SecurityFilterChain apiChain(HttpSecurity http) {
    return http.securityMatcher("/api/**")
        .csrf(csrf -> csrf.disable()) // no cookie is read here: each call carries its credentials
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .httpBasic(Customizer.withDefaults())
        .authorizeHttpRequests(
            r ->
                r.requestMatchers(HttpMethod.GET, "/api/v1/journal/**", "/api/v1/charter/**")
                    .permitAll()
                    .requestMatchers("/api/v1/version", "/api/v1/openapi.yaml", "/api/v1/register")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  @Bean
  @org.springframework.core.annotation.Order(2)
  SecurityFilterChain pageChain(HttpSecurity http) {
    return http.authorizeHttpRequests(r -> r.anyRequest().permitAll())
        .formLogin(f -> f.loginPage("/login").defaultSuccessUrl("/").failureUrl("/login?failed"))
        .logout(l -> l.logoutUrl("/logout").logoutSuccessUrl("/"))
        .build();
  }
}
