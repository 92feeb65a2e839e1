package io.sysmon.system.harness;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium, without a window, with a profile of its own. */
public final class Browser implements AutoCloseable {

    /** Longer than a few rounds of the dashboard, which asks every five seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--lang=en-GB",
            "--window-size=1280,1000");

    private final ChromeDriver driver;
    private final List<String> early = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Opens one, or skips the test where Chromium is missing.
     *
     * @param profile an empty folder
     */
    static Browser open(Path profile) {
        Path chromium = Requirement.program("chromium");
        Path chromedriver = Requirement.program("chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toString());
        options.addArguments(FLAGS);
        options.addArguments("--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a page and waits for its document alone. */
    public void visit(URI address) {
        driver.get(address.toString());
    }

    /** Opens a page and waits until the dashboard has drawn its first answer. */
    public void visitDashboard(URI address) {
        driver.get(address.toString());
        await(
                "the first answer is drawn",
                () -> !driver.findElements(By.cssSelector("html[data-ready]")).isEmpty());
    }

    /** As it was when it was opened, except for its cache. */
    public void reset() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        early.forEach(
                id -> driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id)));
        early.clear();
        connect(true);
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "local_storage"));
        driver.get("about:blank");
        complaints();
    }

    /** Reads {@code question} again and again until it holds; fails with {@code expectation}. */
    public void await(String expectation, Question question) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> expectation + "; the page says:\n" + text("body"))
                .until(ignored -> question.holds());
    }

    /** Whether the one element of that CSS selector is on the page and shown. */
    public boolean isShown(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
    }

    /** What a reader sees of the first element of that CSS selector; empty when there is none. */
    public String text(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .findFirst()
                .map(WebElement::getText)
                .orElse("");
    }

    /** What a reader sees of every element of that CSS selector, in the page's order. */
    public List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Every element's attribute, in the page's order. */
    public List<String> attributes(String selector, String name) {
        Object values = driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])].map(each => each.getAttribute(arguments[1]) ?? '')",
                selector,
                name);
        return ((List<?>) Objects.requireNonNull(values))
                .stream().map(String::valueOf).toList();
    }

    /** How many elements there are. */
    public int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** An attribute of the first element; empty when there is none. */
    public String attribute(String selector, String name) {
        String value = driver.findElement(By.cssSelector(selector)).getDomAttribute(name);
        return value == null ? "" : value;
    }

    /** Clicks the first element of that CSS selector. */
    public void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Chooses an option of a {@code <select>} by its value. */
    public void choose(String selector, String value) {
        new Select(driver.findElement(By.cssSelector(selector))).selectByValue(value);
    }

    /** Moves the pointer to a part of an element's width and height, each from 0 to 1. */
    public void pointAt(String selector, double x, double y) {
        WebElement element = driver.findElement(By.cssSelector(selector));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        Dimension size = element.getSize();
        new Actions(driver)
                .moveToElement(element, (int) Math.round((x - 0.5) * size.getWidth()), (int)
                        Math.round((y - 0.5) * size.getHeight()))
                .perform();
    }

    /** Types into whatever has the focus. */
    public void type(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Whether the first element of that CSS selector has the focus. */
    public boolean hasFocus(String selector) {
        return driver.switchTo().activeElement().equals(driver.findElement(By.cssSelector(selector)));
    }

    /** Runs a piece of JavaScript in every page before its own, until the next {@link #reset()}. */
    public void runBefore(String script) {
        Object id = driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                .get("identifier");
        early.add(String.valueOf(id));
    }

    /** Waits for a promise of the page's, without asking it meanwhile. */
    public void awaitPromise(String expression) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        driver.executeAsyncScript(expression + ".then(arguments[arguments.length - 1])");
    }

    /** Runs a piece of JavaScript in the page. */
    public void run(String script) {
        driver.executeScript(script);
    }

    /** The number that a JavaScript expression gives. */
    public double measure(String expression) {
        return ((Number) Objects.requireNonNull(driver.executeScript("return " + expression))).doubleValue();
    }

    /** The text that a JavaScript expression gives. */
    public String evaluate(String expression) {
        return String.valueOf(driver.executeScript("return " + expression));
    }

    /** Whether a JavaScript expression is {@code true}. */
    public boolean isTrue(String expression) {
        return Boolean.TRUE.equals(driver.executeScript("return " + expression));
    }

    /** The page's address. */
    public String address() {
        return driver.getCurrentUrl();
    }

    /** Makes the page that many pixels wide. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Drags over an element, at half its height, from one part of its width (0 to 1) to another. */
    public void drag(String selector, double from, double to) {
        WebElement element = driver.findElement(By.cssSelector(selector));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        int width = element.getSize().getWidth();
        int begin = (int) Math.round((from - 0.5) * width);
        int distance = (int) Math.round((to - from) * width);
        new Actions(driver)
                .moveToElement(element, begin, 0)
                .clickAndHold()
                .moveByOffset(distance / 2, 0)
                .moveByOffset(distance - distance / 2, 0)
                .release()
                .perform();
    }

    /** Gives the first element of that CSS selector the focus. */
    public void focus(String selector) {
        driver.executeScript("arguments[0].focus()", driver.findElement(By.cssSelector(selector)));
    }

    /** The address before this one, by the reader's own button. */
    public void goBack() {
        driver.navigate().back();
    }

    /** Takes the network away from the page, or gives it back. */
    public void connect(boolean connected) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !connected, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** The address after this one, by the reader's own button. */
    public void goForward() {
        driver.navigate().forward();
    }

    /** Presses a key that has no letter. */
    public void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** Presses a key while another is held. */
    public void chord(Keys held, Keys key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
    }

    /** All text of the first element of that CSS selector, also what only screen readers say. */
    public String textContent(String selector) {
        String text = driver.findElement(By.cssSelector(selector)).getDomProperty("textContent");
        return text == null ? "" : text;
    }

    /** Puts downloads into a folder instead of asking where they go. */
    public void downloadTo(Path folder) {
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
    }

    /** Tells the page that the reader's system prefers {@code dark} or {@code light}. */
    public void prefer(String colorScheme) {
        prefer("prefers-color-scheme", colorScheme);
    }

    /** Tells the page what the reader's system answers to a question of media, that one alone. */
    public void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Tells the page, from the next one on, that its reader speaks {@code language}. */
    public void speak(String language) {
        driver.executeCdpCommand(
                "Emulation.setUserAgentOverride",
                Map.of("userAgent", evaluate("navigator.userAgent"), "acceptLanguage", language));
    }

    /** The next page fetches everything anew. */
    public void forgetCache() {
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    /** One of the browser's own metrics of the page: times in seconds of its main thread's CPU, or counts. */
    public double metric(String name) {
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        Map<String, Object> answer = driver.executeCdpCommand("Performance.getMetrics", Map.of());
        List<?> metrics = (List<?>) Objects.requireNonNull(answer.get("metrics"));
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> name.equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    /** Bytes of JavaScript objects that are in use, after the garbage is gone. */
    public double heapBytes() {
        driver.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return ((Number) Objects.requireNonNull(driver.executeCdpCommand("Runtime.getHeapUsage", Map.of())
                        .get("usedSize")))
                .doubleValue();
    }

    /** What axe-core finds wrong with the page as it is, one line a place; needs {@code axe.min.js} among the resources. */
    public List<String> accessibilityViolations() {
        driver.executeScript(Axe.SCRIPT);
        Object found = driver.executeAsyncScript(Axe.FIND_VIOLATIONS);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    /** Makes the page invisible to the reader. */
    public void hide() {
        driver.manage().window().minimize();
    }

    /** Makes the page visible again. */
    public void unhide() {
        driver.manage().window().maximize();
    }

    /** Warnings and errors of the console since the last call. */
    public List<String> complaints() {
        return StreamSupport.stream(driver.manage().logs().get(LogType.BROWSER).spliterator(), false)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Something about the page that may come true. */
    public interface Question {

        /** Whether it is true now. */
        boolean holds();
    }
}
