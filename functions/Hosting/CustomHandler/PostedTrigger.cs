namespace CoProduction.Functions.Hosting.CustomHandler;

/// <summary>Marks an address at which the Functions host alone posts: no rule for requests holds there.</summary>
internal sealed class PostedTrigger;
