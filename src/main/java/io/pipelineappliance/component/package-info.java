/**
 * The few types that all packages share: what a {@link io.pipelineappliance.component.Component} is, its states and its health.
 * Depends on the JDK alone.
 */
package io.pipelineappliance.component;
