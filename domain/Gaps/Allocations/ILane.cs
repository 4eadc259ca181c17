namespace CoProduction.Gaps.Allocations;

/// <summary>
/// The numbers of calculations that run side by side, one to a lane. An algorithm over lanes is stated once, runs for one calculation
/// (<see cref="Scalar"/>) and for eight at a time (<see cref="Lanes8"/>), and gives both the same results to the last bit.
/// </summary>
/// <typeparam name="TLane">The numbers, one to a lane.</typeparam>
/// <typeparam name="TMask">What a comparison finds, one answer to a lane; its default is no in every lane.</typeparam>
public interface ILane<TLane, TMask>
    where TLane : struct, ILane<TLane, TMask>
    where TMask : struct
{
    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator TLane(double number);

    static abstract TLane operator +(TLane left, TLane right);
    static abstract TLane operator -(TLane left, TLane right);
    static abstract TLane operator *(TLane left, TLane right);
    static abstract TLane operator /(TLane left, TLane right);
    static abstract TMask operator <(TLane left, TLane right);
    static abstract TMask operator >(TLane left, TLane right);
    static abstract TMask operator <=(TLane left, TLane right);
    static abstract TMask operator >=(TLane left, TLane right);
    static abstract TMask AreEqual(TLane left, TLane right);

    /// <summary>The lesser number of each lane; neither is NaN.</summary>
    static abstract TLane Min(TLane left, TLane right);

    /// <summary>The greater number of each lane; neither is NaN.</summary>
    static abstract TLane Max(TLane left, TLane right);

    /// <summary>One number where the mask says yes, the other elsewhere.</summary>
    static abstract TLane Select(TMask mask, TLane then, TLane otherwise);

    static abstract TMask And(TMask left, TMask right);

    /// <summary>Where <paramref name="left"/> says yes and <paramref name="right"/> says no.</summary>
    static abstract TMask AndNot(TMask left, TMask right);

    static abstract TMask Or(TMask left, TMask right);

    /// <summary>Whether any lane says yes.</summary>
    static abstract bool Any(TMask mask);
}
