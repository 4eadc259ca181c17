using System.Reflection;

namespace CoProduction.Functions.Hosting.Catalog;

/// <summary>One function, as its attributes describe it.</summary>
/// <param name="Name">Unique over the program, without regard to case.</param>
/// <param name="Method">The method to call, on a fresh instance of its class unless it is static.</param>
/// <param name="Trigger">What makes it run.</param>
public sealed record FunctionDescriptor(string Name, MethodInfo Method, FunctionTrigger Trigger)
{
    /// <summary>Makes what the method is called on, anew for each call, from the services of the call's scope; null for a static method.</summary>
    public ObjectFactory? Instances() => Method.IsStatic ? null : ActivatorUtilities.CreateFactory(Method.ReflectedType!, Type.EmptyTypes);
}
