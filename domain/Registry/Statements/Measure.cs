namespace CoProduction.Registry.Statements;

/// <summary>What the figure of a statement measures.</summary>
public enum Measure
{
    /// <summary>What is made.</summary>
    Output,

    /// <summary>What could be made with what is there. The ceiling takes it where no output is stated.</summary>
    Capacity,

    /// <summary>What could be reached in an emergency. It is never counted as output.</summary>
    Surge,
}
