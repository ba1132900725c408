/**
 * What {@code mvn -q} runs: it finds a lesson by its name, compiles what has changed, and runs it.
 * It needs the JDK alone and knows nothing of the framework. Open {@link run.Run} first.
 */
package run;
