/**
 * Systems that run elsewhere, as parts of the appliance. What each of the products is asked is its own package's affair; when it is asked,
 * and how it is said that one went away or came back, is the same for all.
 */
package io.pipelineappliance.external;
