namespace CoProduction.Functions.Hosting.Front;

/// <summary>Marks an HTTP function that may be asked as often as anyone likes: those who watch the program must not be turned away.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnlimitedAttribute : Attribute;
