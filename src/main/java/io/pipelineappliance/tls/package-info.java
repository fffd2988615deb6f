/**
 * What a connection with TLS is made of, read from key stores once and then passed on as it is: executors run where the key stores'
 * files are not. Depends on the JDK alone.
 */
package io.pipelineappliance.tls;
