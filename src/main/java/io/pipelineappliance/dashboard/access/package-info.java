/**
 * Who may use the dashboard, decided in one place before any handler: {@link io.pipelineappliance.dashboard.access.Access}.
 *
 * <p>Passwords are slow to check on purpose, so checks have few seats, wrong ones cost their sender a growing wait, and what was right
 * once is remembered for a while as a keyed digest. A token has 256 random bits: nobody guesses it, and a fast hash will do. Sessions
 * are random names that only this process knows; a restart ends them.
 *
 * <p>What a proxy says of its clients ({@code X-Forwarded-*}) counts for nothing: anybody can write it.
 */
package io.pipelineappliance.dashboard.access;
