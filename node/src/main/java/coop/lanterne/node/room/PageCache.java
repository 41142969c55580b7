// SPDX-FileCopyrightText: the Lanterne contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
package coop.lanterne.node.room;

import module java.base;

import coop.lanterne.kernel.Id;
import coop.lanterne.node.shell.Page;
import coop.lanterne.node.shell.Pages;
import coop.lanterne.node.shell.Reader;
import coop.lanterne.node.storage.Store;
import coop.lanterne.prose.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Whole {@link Cached} pages, rendered once for each reader, language and colours, and kept until
 * anything is written, a {@link Work} goes on, or the minute is over. The hidden field against
 * forged requests is each reader's own in every answer. Nobody is given a page rendered for
 * another.
 */
@ControllerAdvice
public final class PageCache
    implements HandlerInterceptor, ResponseBodyAdvice<String>, WebMvcConfigurer {
  /** What is kept at most, in bytes: some hundred pages. */
  private static final long MOST_BYTES = 16L << 20;

  /** For how long a reader waits for a page that another request is rendering. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String ASKED = PageCache.class.getName();

  private final Store store;
  private final Map<Key, Kept> kept = new LinkedHashMap<>(16, .75f, true);
  private final Map<Asked, CountDownLatch> rendering = new ConcurrentHashMap<>();
  private long bytes;
  private @Nullable Stamp keptAt;

  /** A cache of the pages of that node. */
  public PageCache(Store store) {
    this.store = store;
  }

  /** For whom a page was rendered; no reader is a visitor. */
  private record Key(Optional<Id> reader, Language language, Page.Theme colours, String address) {}

  /** When it was rendered: what was written before, how far works were, the minute. */
  private record Stamp(long writes, long works, Instant minute) {}

  /** A request for a page that may be kept. */
  private record Asked(Key key, Stamp stamp) {}

  /** The parts of a page between which each reader's own hidden field stands. */
  private record Kept(List<byte[]> parts) {
    long bytes() {
      return parts.stream().mapToLong(p -> p.length).sum();
    }
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Integer.MAX_VALUE); // after all that may refuse
  }

  private Stamp stamp() {
    return new Stamp(store.writes(), Work.steps(), store.now().truncatedTo(ChronoUnit.MINUTES));
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException, InterruptedException {
    if (!request.getMethod().equals("GET")
        || !(handler instanceof HandlerMethod method)
        || !method.hasMethodAnnotation(Cached.class)) {
      return true;
    }
    String query = request.getQueryString();
    Key key =
        new Key(
            Reader.id(),
            Reader.language(request),
            Reader.theme(request),
            request.getRequestURI() + (query == null ? "" : "?" + query));
    Asked asked = new Asked(key, stamp());
    Kept page = find(asked);
    if (page == null && isRenderedMeanwhile(asked)) {
      page = find(asked);
    }
    if (page == null) {
      request.setAttribute(ASKED, asked);
      return true;
    }
    write(page, Pages.csrf(request).token(), response);
    return false;
  }

  /** Waits for another request that renders the same page; false where this one is the first. */
  private boolean isRenderedMeanwhile(Asked asked) throws InterruptedException {
    CountDownLatch first = rendering.putIfAbsent(asked, new CountDownLatch(1));
    return first != null && first.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(ASKED) instanceof Asked asked) {
      CountDownLatch done = rendering.remove(asked);
      if (done != null) {
        done.countDown();
      }
    }
  }

  private synchronized @Nullable Kept find(Asked asked) {
    return asked.stamp().equals(keptAt) ? kept.get(asked.key()) : null;
  }

  private static void write(Kept page, String token, HttpServletResponse response)
      throws IOException {
    byte[] own = token.getBytes(StandardCharsets.UTF_8);
    response.setContentType(Pages.HTML.toString());
    response.setContentLengthLong(page.bytes() + (page.parts().size() - 1L) * own.length);
    OutputStream out = response.getOutputStream();
    out.write(page.parts().getFirst());
    for (byte[] part : page.parts().subList(1, page.parts().size())) {
      out.write(own);
      out.write(part);
    }
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return returned.hasMethodAnnotation(Cached.class);
  }

  @Override
  public @Nullable String beforeBodyWrite(
      @Nullable String page,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (page != null
        && request instanceof ServletServerHttpRequest asked
        && response instanceof ServletServerHttpResponse answer
        && answer.getServletResponse().getStatus() == HttpServletResponse.SC_OK
        && asked.getServletRequest().getAttribute(ASKED) instanceof Asked wanted) {
      keep(wanted, page, Pages.csrf(asked.getServletRequest()).token());
    }
    return page;
  }

  private synchronized void keep(Asked asked, String page, String token) {
    if (token.isEmpty() || !asked.stamp().equals(stamp())) {
      return; // something changed while it was rendered
    }
    if (!asked.stamp().equals(keptAt)) {
      kept.clear();
      bytes = 0;
      keptAt = asked.stamp();
    }
    List<byte[]> parts = new ArrayList<>();
    for (String part : page.split(Pattern.quote(token), -1)) {
      parts.add(part.getBytes(StandardCharsets.UTF_8));
    }
    Kept whole = new Kept(parts);
    Kept before = kept.put(asked.key(), whole);
    bytes += whole.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Kept> oldest = kept.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }
}
